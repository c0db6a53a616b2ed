package org.clawpatrol.proxy.cli;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.clawpatrol.dsl.load.PolicyLoader;
import org.clawpatrol.proxy.GatewayState;
import org.clawpatrol.proxy.secret.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that work on a gateway's state while none runs. */
final class StateCommandsTest {
    private static final String SECRET = "sesame-open-42";

    @TempDir private Path home;
    private TestTerminal terminal;
    private Path policy;

    @BeforeEach
    void open() throws IOException {
        terminal = new TestTerminal(home);
        policy = terminal.policy();
    }

    private CommandRun set(String name, String input) {
        return terminal.input(input).run("credentials", "set", name, "--config", policy.toString());
    }

    private String stored() throws Exception {
        var configuration = new PolicyLoader(Map.of()).load(policy).configuration().orElseThrow();
        try (GatewayState state = GatewayState.open(configuration.gateway(), Map.of())) {
            Secret found = state.secrets().find("tracker_token", Set.of("")).get("");
            if (found == null) {
                return "(none)";
            }
            try (found) {
                return found.revealText();
            }
        }
    }

    @Test
    void credentialsSet_ofSeveralSlots_storesTheOneThatIsNamed() throws Exception {
        Files.writeString(policy, "credential \"mtls_credential\" \"robot\" {}\n", APPEND);
        String pem = "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----";
        CommandRun run =
                terminal.input(pem + "\n")
                        .run(
                                "credentials",
                                "set",
                                "robot",
                                "--slot",
                                "cert",
                                "--config",
                                policy.toString());
        assertThat(run.exit()).isZero();
        CommandRun without = set("robot", pem);
        assertThat(without.exit()).isEqualTo(1);
        assertThat(without.err()).contains("say which with --slot: ca, cert, key");
        var configuration = new PolicyLoader(Map.of()).load(policy).configuration().orElseThrow();
        try (GatewayState state = GatewayState.open(configuration.gateway(), Map.of())) {
            var found = state.secrets().find("robot", Set.of("cert", "key"));
            assertThat(found).containsOnlyKeys("cert");
            assertThat(found.values())
                    .allSatisfy(secret -> assertThat(secret.revealText()).isEqualTo(pem));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void credentialsSet_storesTheInputWithoutItsLastNewline(String ending) throws Exception {
        CommandRun run = set("tracker_token", " " + SECRET + " " + ending);

        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("stored the secret of tracker_token\n");
        assertThat(stored()).isEqualTo(" " + SECRET + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "ab\n\n", "ab\r", "a\0b"})
    void credentialsSet_withALineBreakInside_isRefusedWithoutEchoingIt(String bad)
            throws Exception {
        set("tracker_token", "before");

        CommandRun run = set("tracker_token", SECRET + bad);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out() + run.err()).doesNotContain(SECRET);
        assertThat(run.err()).startsWith("clawpatrol: the value holds a ");
        assertThat(stored()).isEqualTo("before");
    }

    @Test
    void credentialsSet_ofMoreThan64KiB_isRefused() {
        CommandRun run = set("tracker_token", "x".repeat((64 << 10) + 1));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("clawpatrol: the value is larger than 64 KiB\n");
    }

    @Test
    void credentialsSet_withAnUnknownName_listsTheNames() {
        CommandRun run = set("tracker", SECRET);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("clawpatrol: no credential `tracker`")
                .endsWith("there are: tracker_token\n")
                .doesNotContain(SECRET);
    }

    @Test
    void credentialsSet_withNothing_removes() throws Exception {
        set("tracker_token", SECRET);

        assertThat(set("tracker_token", "").out())
                .isEqualTo("removed the stored secret of tracker_token\n");
        assertThat(stored()).isEqualTo("(none)");
    }

    @Test
    void storedSecret_isNowhereInTheStateInClear() throws Exception {
        set("tracker_token", SECRET);

        try (Stream<Path> files = Files.walk(home.resolve("state"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes =
                        new String(
                                Files.readAllBytes(file),
                                java.nio.charset.StandardCharsets.ISO_8859_1);
                assertThat(bytes).as(file.toString()).doesNotContain(SECRET);
            }
        }
    }

    @Test
    void createToken_printsItOnceAndRefusesTheNameAgain() {
        String[] words = {"operators", "create-token", "ci", "-config=" + policy};

        CommandRun first = terminal.run(words);
        CommandRun again = terminal.run(words);

        assertThat(first.exit()).isZero();
        assertThat(first.out()).matches("cpo_\\S{40,}\n");
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.out()).isEmpty();
    }

    @Test
    void auditVerify_withoutAJournal_exitsTwo() {
        CommandRun run = terminal.run("audit", "verify", "--state-dir", home.toString());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("clawpatrol: no journal at " + home + "/journal\n");
    }

    @Test
    void auditVerify_ofATamperedJournal_exitsOneNamingThePlace() throws IOException {
        terminal.write("state/journal/00000001.jsonl", "{}\n");

        CommandRun run = terminal.run("audit", "verify", "--config", policy.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).startsWith("BROKEN at 00000001.jsonl:1: ");
    }

    @Test
    void auditVerify_ofAnEmptyJournal_isWell() throws IOException {
        Files.createDirectories(home.resolve("state/journal"));
        String[] words = {"audit", "verify", "--state-dir", home.resolve("state").toString()};

        assertThat(terminal.run(words).out()).startsWith("ok: 0 records in 0 segment(s)");
        words[2] = "-state-dir";
        assertThat(terminal.run(words).exit()).isZero();
    }
}
