package org.clawpatrol.proxy.cli;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clawpatrol.proxy.control.ControlCommands;
import org.clawpatrol.proxy.control.ControlSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code credentials list}, and of {@code credentials test} what needs no service. */
final class CredentialsListCommandTest {
    private static final String SECRET = "sesame-open-42";

    @TempDir private Path home;
    private TestTerminal terminal;
    private Path policy;

    @BeforeEach
    void open() throws IOException {
        terminal = new TestTerminal(home);
        policy = terminal.policy();
    }

    private CommandRun list(String... more) {
        String[] words = new String[4 + more.length];
        System.arraycopy(
                new String[] {"credentials", "list", "--config", policy.toString()},
                0,
                words,
                0,
                4);
        System.arraycopy(more, 0, words, 4, more.length);
        return terminal.run(words);
    }

    private void store() {
        terminal.input(SECRET)
                .run("credentials", "set", "tracker_token", "--config", policy.toString());
    }

    @Test
    void missingSecret_isSaid_withTheCommandThatSetsIt() {
        CommandRun run = list();

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out().lines().toList())
                .containsExactly(
                        "NAME           TYPE          SLOT  SECRET   ENDS  USED AT",
                        "tracker_token  bearer_token  -     missing  -     tracker");
        assertThat(run.err())
                .contains("tracker_token lacks a secret: clawpatrol credentials set tracker_token");
    }

    @Test
    void storedSecret_isNamedButNeverShown() {
        store();

        CommandRun run = list();

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("stored").doesNotContain(SECRET);
        assertThat(run.err()).doesNotContain(SECRET);
    }

    @Test
    void environment_isNamedByItsVariable_andATokensEndIsTold() {
        terminal.environment.put(
                "CLAWPATROL_SECRET_TRACKER_TOKEN", "e30.eyJleHAiOjE3NjcyMjU2MDB9.c2ln");

        CommandRun run = list("--json");

        JsonNode secret = JsonMapper.shared().readTree(run.out()).path("secrets").get(0);
        assertThat(secret.path("credential").asString()).isEqualTo("tracker_token");
        assertThat(secret.path("present").asBoolean()).isTrue();
        assertThat(secret.path("source").asString()).isEqualTo("CLAWPATROL_SECRET_TRACKER_TOKEN");
        assertThat(secret.path("ends").asString()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(secret.path("endpoints").get(0).asString()).isEqualTo("tracker");
    }

    @Test
    void unusableFile_isNamed() {
        terminal.environment.put("CLAWPATROL_SECRET_TRACKER_TOKEN", "@" + home.resolve("none"));

        CommandRun run = list();

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains(home.resolve("none").toString(), "there is no such file");
    }

    @Test
    void keyThatCannotSign_isNamed() throws Exception {
        String app =
                """
                credential "github_app" "robot" {
                  endpoint        = https.tracker
                  app_id          = "1"
                  installation_id = "2"
                }
                """;
        Files.writeString(policy, app, APPEND);
        terminal.environment.put("CLAWPATROL_SECRET_ROBOT_PRIVATE_KEY", SECRET);
        store();

        CommandRun run = list();

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo(
                        "clawpatrol: robot: its private key is no RSA key in PEM of 2048 bits or"
                                + " more\n");
        assertThat(run.out()).doesNotContain(SECRET);
    }

    @Test
    void whatFailedInTheRunningGateway_isTold() throws Exception {
        store();
        List<Map<String, String>> concerns =
                List.of(
                        Map.of(
                                "name",
                                "tracker_token",
                                "text",
                                ": `login.lab.test` refused with `invalid_grant`"));
        ControlCommands gateway = request -> Map.of("ok", true, "concerns", concerns);
        try (var _ = ControlSocket.start(ControlSocket.in(home.resolve("state")), gateway)) {
            CommandRun run = list();

            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err())
                    .isEqualTo(
                            "clawpatrol: tracker_token: `login.lab.test` refused with"
                                    + " `invalid_grant`\n");
        }
    }

    @Test
    void slots_areListedOneByOne() throws Exception {
        Files.writeString(policy, "credential \"mtls_credential\" \"robot\" {}\n", APPEND);

        assertThat(list().out()).contains("cert  missing", "key   missing", "ca    missing");
    }

    @Test
    void offlineTest_tellsWhetherTheSecretIsThere() {
        String[] words = {
            "credentials", "test", "tracker_token", "--offline", "--config", policy.toString()
        };
        assertThat(terminal.run(words).exit()).isEqualTo(1);
        store();

        CommandRun run = terminal.run(words);

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("secret: stored").doesNotContain(SECRET);
    }

    @Test
    void test_ofWhatIsNotThere_isAUsageError() {
        CommandRun unknown =
                terminal.run("credentials", "test", "nobody", "--config", policy.toString());
        CommandRun path =
                terminal.run(
                        "credentials",
                        "test",
                        "tracker_token",
                        "--path",
                        "no slash",
                        "--config",
                        policy.toString());

        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("there are: tracker_token");
        assertThat(path.exit()).isEqualTo(2);
    }
}
