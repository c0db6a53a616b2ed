package org.clawpatrol.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.Product;
import org.clawpatrol.conformance.lab.Repository;
import org.clawpatrol.conformance.lab.RunningGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the launcher makes of the packaged jars, in a tree of its own: only Maven is left out, whose
 * work is done.
 */
class BuiltProductTest {
    @TempDir private Path temporary;

    private LauncherTree tree;
    private Path temporaryFiles;

    @BeforeEach
    void layOut() throws IOException {
        temporaryFiles = Files.createDirectory(temporary.resolve("files"));
        Path jars = Repository.root().resolve("proxy/target/app");
        assumeThat(jars).as("packaged by `mvn verify`").isDirectory();
        tree = new LauncherTree(temporary);
        try (Stream<Path> launch = Files.list(Repository.root().resolve("proxy/src/main/launch"))) {
            for (Path file : launch.toList()) {
                tree.copy("proxy/src/main/launch/" + file.getFileName());
            }
        }
        tree.program(
                "mvn",
                """
                #!/bin/sh
                mkdir -p proxy/target/app
                cp '%s'/*.jar proxy/target/app/
                """
                        .formatted(jars));
    }

    private Process start(String... arguments) throws IOException {
        return tree.start(
                temporary,
                Path.of(System.getProperty("java.home")),
                Map.of("CLAWPATROL_JAVA_OPTS", "-Djava.io.tmpdir=" + temporaryFiles),
                Stream.concat(Stream.of(tree.launcher().toString()), Stream.of(arguments))
                        .toList());
    }

    @Test
    void firstStart_makesStartUpCachesAndAKilledGatewayLeavesNoTemporaryFile() throws Exception {
        Finished first = Product.finish(start("version"), "");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.err()).contains("training").doesNotContain("was not made");
        Path app = tree.root().resolve("proxy/target/app");
        assertThat(app.resolve("command.aot")).isNotEmptyFile();
        assertThat(app.resolve("gateway.aot")).isNotEmptyFile();

        Path config = temporary.resolve("gateway.hcl");
        Files.writeString(
                config,
                """
                gateway {
                  state_dir = "state"
                  key_file  = "keys/master.key"
                  proxy { listen = "127.0.0.1:0" }
                }
                """);
        try (RunningGateway gateway = RunningGateway.awaited(start("gateway", config.toString()))) {
            gateway.kill();
        }
        assertThat(temporary.resolve("state/clawpatrol.db")).exists();
        assertThat(temporaryFiles).isEmptyDirectory();
    }
}
