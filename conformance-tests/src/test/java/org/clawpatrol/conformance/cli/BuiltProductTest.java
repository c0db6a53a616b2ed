package org.clawpatrol.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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

    private Path root;
    private Path temporaryFiles;

    @BeforeEach
    void layOut() throws IOException {
        temporaryFiles = Files.createDirectory(temporary.resolve("files"));
        Path jars = Repository.root().resolve("proxy/target/app");
        assumeThat(jars).as("packaged by `mvn verify`").isDirectory();
        root = temporary.resolve("tree");
        copy("clawpatrol", ".mvn/jdk25.sh");
        try (Stream<Path> launch = Files.list(Repository.root().resolve("proxy/src/main/launch"))) {
            copy(
                    launch.map(file -> "proxy/src/main/launch/" + file.getFileName())
                            .toArray(String[]::new));
        }
        for (String module : List.of("engine", "dsl", "stdlib-policies")) {
            Files.createDirectories(root.resolve(module));
        }
        Files.writeString(root.resolve("pom.xml"), "");
        Path maven = Files.createDirectories(temporary.resolve("bin")).resolve("mvn");
        Files.writeString(
                maven,
                """
                #!/bin/sh
                mkdir -p proxy/target/app
                cp '%s'/*.jar proxy/target/app/
                """
                        .formatted(jars));
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void copy(String... names) throws IOException {
        for (String name : names) {
            Path to = root.resolve(name);
            Files.createDirectories(to.getParent());
            Files.copy(Repository.root().resolve(name), to);
        }
    }

    private Process start(String... arguments) throws IOException {
        Map<String, String> environment =
                Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "PATH",
                        temporary.resolve("bin") + ":" + System.getenv("PATH"),
                        "CLAWPATROL_JAVA_OPTS",
                        "-Djava.io.tmpdir=" + temporaryFiles);
        return new Product(temporary, temporary, environment)
                .start(
                        Stream.concat(Stream.of(root + "/clawpatrol"), Stream.of(arguments))
                                .toList());
    }

    @Test
    void firstStart_makesStartUpCachesAndAKilledGatewayLeavesNoTemporaryFile() throws Exception {
        Finished first = Product.finish(start("version"), "");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.err()).contains("training").doesNotContain("was not made");
        Path app = root.resolve("proxy/target/app");
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
