package org.clawpatrol.proxy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class GatewayTrainingTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir private Path temporary;

    /** A shell gets the gateway's command as its arguments, the configuration as the last. */
    private static List<String> gateway(String script) {
        return new ArrayList<>(
                List.of(
                        "sh",
                        "-c",
                        script,
                        "sh",
                        JAVA,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.clawpatrol.proxy.cli.Main",
                        "gateway"));
    }

    @Test
    void gateway_getsItsRequestsAndIsStopped() throws Exception {
        Path notes = temporary.resolve("notes");
        GatewayTraining.train(
                gateway(
                        """
                        trap 'kill -TERM $gateway' TERM
                        "$@" & gateway=$!
                        wait; wait
                        echo "it writes until it ends, which ends it where nobody reads"
                        cat "$HOME"/state/journal/*.jsonl >%s
                        """
                                .formatted(notes)),
                400);
        String journal = Files.readString(notes);
        assertThat(journal.lines().filter(line -> line.contains("\"kind\":\"intent\"")))
                .hasSize(380);
        assertThat(journal.lines().filter(line -> line.contains("\"kind\":\"refused\"")))
                .hasSize(20);
        assertThat(journal).contains("old.training.test").doesNotContain("held-by-the-agent");
    }

    @Test
    void answersThatAreNotTheExpectedOnes_failTheTraining() {
        assertThatThrownBy(
                        () ->
                                GatewayTraining.train(
                                        gateway(
                                                """
                                                for config; do :; done
                                                sed -i s/allow/deny/ "$config"
                                                exec "$@"
                                                """),
                                        40))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("was answered 403");
    }

    @Test
    void trainingThatIsToldToEnd_takesItsGatewayAndItsFilesAlong() throws Exception {
        Path files = Files.createDirectory(temporary.resolve("files"));
        Path note = temporary.resolve("pid");
        Process training =
                new ProcessBuilder(
                                JAVA,
                                "-XX:TieredStopAtLevel=1",
                                "-Djava.io.tmpdir=" + files,
                                "-cp",
                                System.getProperty("java.class.path"),
                                GatewayTraining.class.getName(),
                                "sh",
                                "-c",
                                "echo $$ >%s.new; mv %s.new %s; exec sleep 60"
                                        .formatted(note, note, note))
                        .redirectErrorStream(true)
                        .redirectOutput(temporary.resolve("log").toFile())
                        .start();
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(note));
            ProcessHandle gateway =
                    ProcessHandle.of(Long.parseLong(Files.readString(note).strip())).orElseThrow();
            assertThat(files).isNotEmptyDirectory();
            training.destroy();
            assertThat(training.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(gateway.isAlive()).isFalse();
            assertThat(files).isEmptyDirectory();
        } finally {
            training.destroyForcibly();
        }
    }

    @Test
    void commandThatIsNoGateway_failsWithWhatItSaid() {
        assertThatThrownBy(() -> GatewayTraining.train(gateway("echo no such jar; exit 3"), 40))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no such jar");
    }
}
