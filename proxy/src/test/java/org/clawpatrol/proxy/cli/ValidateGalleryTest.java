package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code validate} says of every file of the loader's galleries what is written beside it. */
final class ValidateGalleryTest {
    private static final Path GALLERIES = Path.of("../dsl/src/test/resources/load");

    @TempDir private Path home;
    private TestTerminal terminal;

    @BeforeEach
    void open() {
        terminal = new TestTerminal(home);
        terminal.environment.put("HOME", "/home/tester");
    }

    static Stream<Path> wrong() throws IOException {
        return cases("wrong");
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrongFile_exitsOneWithTheTextBesideIt(Path folder) throws IOException {
        CommandRun run = terminal.run("validate", configuration(folder).toString());

        assertThat(text(folder, run)).isEqualTo(Files.readString(folder.resolve("expected.txt")));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
    }

    static Stream<Path> valid() throws IOException {
        return cases("valid");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void validFile_exitsZeroWithTheWarningsBesideIt(Path folder) throws IOException {
        CommandRun run = terminal.run("validate", configuration(folder).toString());

        assertThat(text(folder, run)).isEqualTo(Files.readString(folder.resolve("expected.txt")));
        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("ok: ");
    }

    private static String text(Path folder, CommandRun run) {
        return run.err().replace(folder + "/", "");
    }

    private static Path configuration(Path folder) {
        Path file = folder.resolve("case.hcl");
        return Files.exists(file) ? file : folder.resolve("case");
    }

    private static Stream<Path> cases(String gallery) throws IOException {
        try (Stream<Path> children = Files.list(GALLERIES.resolve(gallery))) {
            return children.filter(Files::isDirectory).sorted().toList().stream();
        }
    }
}
