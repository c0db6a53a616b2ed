package org.clawpatrol.proxy.credential.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.clawpatrol.dsl.config.SecretStoreConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that misbehave in every way a program can. */
final class CommandReaderTest {
    private static final Map<String, String> WHOLE = Map.of("", "-");

    @TempDir private Path folder;

    private CommandReader reader(Duration timeout, String script, String... arguments)
            throws Exception {
        Path program = Files.writeString(folder.resolve("program"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return new CommandReader(
                new SecretStoreConfig.Command(command, Map.of()),
                Map.of("PATH", "/usr/bin:/bin", "NAMED", "value"),
                timeout);
    }

    private CommandReader reader(String script, String... arguments) throws Exception {
        return reader(Duration.ofSeconds(20), script, arguments);
    }

    @Test
    void read_oneLine_isTheWholeSecret() throws Exception {
        assertThat(Stores.texts(reader("echo s3cret").read(WHOLE))).containsEntry("", "s3cret");
    }

    @Test
    void read_keyInTheArguments_isOneWordWhateverItHolds() throws Exception {
        CommandReader reader = reader("printf '%s|%s' \"$#\" \"$2\"", "get", "pre-{key}-post");

        assertThat(Stores.texts(reader.read(Map.of("", "a b; touch x $(id) `id` *"))))
                .containsEntry("", "2|pre-a b; touch x $(id) `id` *-post");
    }

    @Test
    void read_severalKeysOfOneObject_isOneRun() throws Exception {
        CommandReader reader =
                reader(
                        "echo run >> "
                                + folder.resolve("runs")
                                + "; echo '{\"c\":\"C\",\"k\":\"K\"}'");

        assertThat(Stores.texts(reader.read(Map.of("cert", "c", "key", "/k", "ca", "none"))))
                .containsOnly(Map.entry("cert", "C"), Map.entry("key", "K"));
        assertThat(folder.resolve("runs")).hasContent("run");
    }

    @Test
    void read_environment_isWhatWasNamedAndNothingOfTheGateway() throws Exception {
        String printed = Stores.texts(reader("env").read(WHOLE)).getOrDefault("", "");

        assertThat(printed.lines().map(line -> line.replaceAll("=.*", "")))
                .contains("NAMED")
                .isSubsetOf("PATH", "NAMED", "PWD", "SHLVL", "_", "OLDPWD");
    }

    @Test
    void read_input_isEmpty() throws Exception {
        assertThat(Stores.texts(reader("cat; echo end").read(WHOLE))).containsEntry("", "end");
    }

    @Test
    void read_programThatHangs_isEndedWithItsChildren() throws Exception {
        Path alive = folder.resolve("alive");
        CommandReader reader =
                reader(
                        Duration.ofMillis(500),
                        "(while :; do echo x >> " + alive + "; sleep 0.05; done) & sleep 600");

        assertThatThrownBy(() -> reader.read(WHOLE))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("did not end within 500 ms");
        assertStandsStill(alive);
    }

    @Test
    void read_programThatLeavesAChild_isReadAndTheChildEnded() throws Exception {
        Path alive = folder.resolve("alive");
        CommandReader reader =
                reader("(while :; do echo x >> " + alive + "; sleep 0.05; done) & echo s3cret");

        assertThat(Stores.texts(reader.read(WHOLE))).containsEntry("", "s3cret");
        assertStandsStill(alive);
    }

    @Test
    void read_manyRunsThatLeaveAChild_losesNothingOfAny() throws Exception {
        CommandReader reader = reader("sleep 600 & head -c 200000 /dev/zero | tr '\\0' x");

        for (int run = 0; run < 20; run++) {
            assertThat(Stores.texts(reader.read(WHOLE)).get("")).hasSize(200_000);
        }
    }

    private static void assertStandsStill(Path file) {
        var seen = new AtomicLong(-1);
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(300))
                .until(
                        () -> {
                            long size = Files.exists(file) ? Files.size(file) : 0;
                            return seen.getAndSet(size) == size;
                        });
    }

    @Test
    void read_endlessOutput_isEndedAtTheBound() throws Exception {
        assertThatThrownBy(() -> reader("exec yes s3cret").read(WHOLE))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("more than 1 MiB")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void read_endlessComplaints_doNotStopIt() throws Exception {
        CommandReader reader = reader("yes no | head -c 5000000 >&2; echo s3cret");

        assertThat(Stores.texts(reader.read(WHOLE))).containsEntry("", "s3cret");
    }

    @Test
    void read_failureAfterOutput_isAFailureThatShowsNeitherStream() throws Exception {
        assertThatThrownBy(() -> reader("echo s3cret; echo s3cret >&2; exit 3").read(WHOLE))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("exit status 3")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void read_nothingPrinted_isAFailure() throws Exception {
        assertThatThrownBy(() -> reader("exit 0").read(WHOLE))
                .hasMessageContaining("printed nothing");
    }

    @Test
    void read_noObject_isAFailureThatDoesNotQuoteIt() throws Exception {
        for (String printed : List.of("s3cret", "[\\\"s3cret\\\"]", "{\\\"a\\\":\\\"s3cret\\\"")) {
            assertThatThrownBy(() -> reader("echo \"" + printed + "\"").read(Map.of("", "a")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void read_memberThatIsNoText_isAFailure() throws Exception {
        assertThatThrownBy(() -> reader("echo '{\"a\":{\"b\":1}}'").read(Map.of("", "a")))
                .hasMessageContaining("no text");
    }

    @Test
    void read_absentProgram_saysSo() {
        CommandReader reader =
                new CommandReader(
                        new SecretStoreConfig.Command(List.of("/nonexistent/tool"), Map.of()),
                        Map.of(),
                        Duration.ofSeconds(5));

        assertThatThrownBy(() -> reader.read(WHOLE)).hasMessageContaining("no executable file");
    }

    @Test
    void read_interrupted_endsTheProgram() throws Exception {
        Path alive = folder.resolve("alive");
        CommandReader reader = reader("while :; do echo x >> " + alive + "; sleep 0.05; done");
        Thread reading =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        reader.read(WHOLE);
                                    } catch (StoreException | InterruptedException expected) {
                                        Thread.currentThread().interrupt();
                                    }
                                });
        await().until(() -> Files.exists(alive));
        reading.interrupt();
        reading.join();

        assertStandsStill(alive);
    }
}
