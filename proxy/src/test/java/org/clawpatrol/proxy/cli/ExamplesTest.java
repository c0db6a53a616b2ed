package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The examples show how a policy is tested: to the last part, and so that changes are noticed. */
final class ExamplesTest {
    @TempDir private Path home;

    private static List<Path> examples() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("..", "examples"))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> example_isTestedToTheLastPart() throws IOException {
        return examples().stream()
                .map(folder -> DynamicTest.dynamicTest(folder.toString(), () -> check(folder)));
    }

    @Test
    void examples_exist() throws IOException {
        assertThat(examples()).hasSizeGreaterThan(2);
    }

    private void check(Path folder) {
        CommandRun run =
                new TestTerminal(home)
                        .run(
                                "policy",
                                "test",
                                folder.resolve("gateway.hcl").toString(),
                                "--threshold",
                                "100",
                                "--mutation-threshold",
                                "90");

        assertThat(run.exit()).as(run.out() + run.err()).isZero();
    }
}
