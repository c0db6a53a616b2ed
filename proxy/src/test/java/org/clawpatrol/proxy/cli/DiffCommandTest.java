package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code policy diff}. */
final class DiffCommandTest {
    private static final String HEAD =
            """
            schema_version = 1
            gateway {
              proxy { listen = "127.0.0.1:9180" }
            }
            defaults {
              no_match     = "deny"
              unknown_host = "deny"
            }
            endpoint "https" "api" { hosts = ["api.lab.test"] }
            endpoint "kubernetes" "cluster" { hosts = ["k8s.lab.test"] }
            credential "bearer_token" "key" { endpoints = [https.api, kubernetes.cluster] }
            profile "default" { credentials = [bearer_token.key] }
            """;

    @TempDir private Path home;
    private TestTerminal terminal;

    @BeforeEach
    void open() {
        terminal = new TestTerminal(home);
    }

    private static String rule(String name, String endpoint, String condition) {
        return """
               rule "%s" {
                 endpoint  = %s
                 condition = "%s"
                 verdict   = "allow"
               }
               """
                .formatted(name, endpoint, condition);
    }

    private static String allow(String condition) {
        return rule("r", "https.api", condition);
    }

    private CommandRun diff(String before, String after, String... options) throws IOException {
        String[] words =
                Stream.concat(
                                Stream.of(
                                        "policy",
                                        "diff",
                                        terminal.write("old.hcl", before).toString(),
                                        terminal.write("new.hcl", after).toString()),
                                Stream.of(options))
                        .toArray(String[]::new);
        return terminal.run(words);
    }

    @Test
    void diff_ofTheSameFile_saysSoForCertain() throws IOException {
        String policy = HEAD + allow("http.method == 'GET'");

        CommandRun run = diff(policy, policy, "--exit-code", "--no-new-access", "--require-exact");

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .isEqualTo("no difference: every action is decided as before (exact)\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void diff_exitCodes_followTheFlags() throws IOException {
        String narrow = HEAD + allow("http.path == '/a'");
        String wide = HEAD + allow("http.path.startsWith('/a')");

        assertThat(diff(narrow, wide).exit()).isZero();
        assertThat(diff(narrow, wide, "--exit-code").exit()).isEqualTo(1);
        assertThat(diff(narrow, wide, "--no-new-access").exit()).isEqualTo(1);
        assertThat(diff(wide, narrow, "--no-new-access").exit()).isZero();
        assertThat(diff(wide, narrow, "--exit-code").exit()).isEqualTo(1);
    }

    @Test
    void diff_ofWhatCannotBeCompared_is2() throws IOException {
        String policy = HEAD + allow("http.method == 'GET'");

        CommandRun broken = diff(policy, HEAD + allow("http.method = 'GET'"));
        assertThat(broken.exit()).isEqualTo(2);
        assertThat(broken.err()).contains("new.hcl", "C-RULE-CEL");
        assertThat(diff("nonsense {", policy).exit()).isEqualTo(2);
        assertThat(diff(policy, policy, "--json", "--markdown").exit()).isEqualTo(2);
        assertThat(diff(policy, policy, "--seconds", "0").exit()).isEqualTo(2);
        assertThat(terminal.run("policy", "diff", "no-such.hcl", "neither.hcl").exit())
                .isEqualTo(2);
    }

    @Test
    void diff_withVariables_givesThemToBoth() throws IOException {
        String variable = "variable \"where\" { type = string }\n";
        String old = HEAD + variable + allow("http.path == '${var.where}'");
        String fresh = HEAD + variable + allow("http.path.startsWith('${var.where}')");

        CommandRun run = diff(old, fresh, "--var", "where=/x");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("such as GET /x");
    }

    @Test
    void diff_ofConditionsThatAreNotTakenApart_isBounded() throws IOException {
        String old = HEAD + allow("http.body_json.a.b == 'x' && http.path.upperAscii() == '/A'");
        String fresh = HEAD + allow("http.body_json.a.b == 'y' && http.path.lowerAscii() == '/Q'");

        CommandRun run = diff(old, fresh, "--require-exact");

        assertThat(run.out()).contains("bounded");
        assertThat(run.exit()).isEqualTo(2);
    }

    /** What is computed of a header is not taken apart, and no action has both results. */
    private static final String UNPROVEN = "http.body.replace('a', 'b') == 'a%s'";

    @Test
    void noNewAccess_withinBounds_saysSoEverywhere() throws IOException {
        String old = HEAD + allow(UNPROVEN.formatted("x"));
        String fresh = HEAD + allow(UNPROVEN.formatted("y"));
        String words =
                "holds only within the bounds of the comparison: not proven at https.api;"
                        + " `--require-exact` makes that an error";

        CommandRun text = diff(old, fresh, "--no-new-access");
        assertThat(text.exit()).isZero();
        assertThat(text.out()).endsWith("\n--no-new-access: " + words + "\n");
        assertThat(text.err()).isEqualTo("--no-new-access: " + words + "\n");

        CommandRun json = diff(old, fresh, "--no-new-access", "--json");
        JsonNode gate = JsonMapper.shared().readTree(json.out()).path("no_new_access");
        assertThat(json.exit()).isZero();
        assertThat(json.err()).isEqualTo(text.err());
        assertThat(gate.path("holds").booleanValue()).isTrue();
        assertThat(gate.path("proven").booleanValue()).isFalse();
        assertThat(gate.at("/unproven/0").stringValue()).isEqualTo("https.api");
        assertThat(gate.path("message").stringValue()).isEqualTo(words);

        CommandRun markdown = diff(old, fresh, "--no-new-access", "--markdown");
        assertThat(markdown.exit()).isZero();
        assertThat(markdown.err()).isEqualTo(text.err());
        assertThat(markdown.out()).contains("\n\n**`--no-new-access` " + words + "**\n");

        CommandRun strict = diff(old, fresh, "--no-new-access", "--require-exact");
        assertThat(strict.exit()).isEqualTo(2);
        assertThat(strict.err()).isEqualTo("--require-exact: not proven at https.api\n");
    }

    @Test
    void noNewAccess_thatIsProven_isSilent_andViolated_saysHowOften() throws IOException {
        String narrow = HEAD + allow("http.path == '/a'");
        String wide = HEAD + allow("http.path.startsWith('/a')");

        CommandRun closes = diff(wide, narrow, "--no-new-access", "--json");
        assertThat(closes.err()).isEmpty();
        assertThat(JsonMapper.shared().readTree(closes.out()).at("/no_new_access/proven"))
                .hasToString("true");
        assertThat(diff(narrow, wide, "--no-new-access").err())
                .isEqualTo(
                        "--no-new-access: 1 class of actions and 0 other changes open something\n");
        assertThat(diff(narrow, wide).err()).isEmpty();
    }

    @Test
    void witnesses_replay_againstTheNewPolicy() throws IOException {
        String old =
                HEAD
                        + allow("http.method == 'GET' && http.path.startsWith('/a/')")
                        + rule("d", "https.api", "agent.device == 'one' && http.method == 'PUT'")
                        + rule("b", "https.api", "http.body_json.n > 4 && http.method == 'POST'")
                        + rule("k", "kubernetes.cluster", "k8s.verb == 'list'");
        String fresh =
                HEAD
                        + allow("http.method == 'GET' && http.path.startsWith('/b/')")
                        + rule("d", "https.api", "agent.device == 'two' && http.method == 'PUT'")
                        + rule("b", "https.api", "http.body_json.n > 7 && http.method == 'POST'")
                        + rule("k", "kubernetes.cluster", "k8s.verb in ['get', 'watch']");
        Path folder = home.resolve("witnesses");

        CommandRun run = diff(old, fresh, "--witnesses", folder.toString());

        assertThat(run.err()).startsWith("wrote ");
        String config = home.resolve("new.hcl").toString();
        int replayed = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                CommandRun test = terminal.run("policy", "test", config, file.toString());
                assertThat(test.exit()).as(test.err() + Files.readString(file)).isZero();
                assertThat(
                                terminal.run(
                                                "policy",
                                                "test",
                                                home.resolve("old.hcl").toString(),
                                                file.toString())
                                        .exit())
                        .as("the old policy answers otherwise: %s", file)
                        .isEqualTo(1);
                replayed++;
            }
        }
        assertThat(replayed).isGreaterThanOrEqualTo(7);
    }

    @Test
    void witnesses_whereAFileIs_areNoAnswerAtAll() throws IOException {
        String policy = HEAD + allow("http.method == 'GET'");
        Path file = terminal.write("taken", "");

        CommandRun run = diff(HEAD, policy, "--witnesses", file.toString());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("clawpatrol: there is a file of that name: " + file + "\n");
    }

    @Test
    void json_hasClassesWithFixtures() throws IOException {
        CommandRun run =
                diff(
                        HEAD + allow("http.path == '/a'"),
                        HEAD + allow("http.path in ['/a', '/b']"),
                        "--json");

        JsonNode tree = JsonMapper.shared().readTree(run.out());
        assertThat(tree.get("different").booleanValue()).isTrue();
        assertThat(tree.get("new_access").booleanValue()).isTrue();
        assertThat(tree.get("exact").booleanValue()).isTrue();
        JsonNode change = tree.get("changes").get(0);
        assertThat(change.get("kind").stringValue()).isEqualTo("allowed");
        assertThat(change.at("/witness/fixture/action/http/path").stringValue()).isEqualTo("/b");
        assertThat(change.at("/witness/fixture/match/verdict").stringValue()).isEqualTo("allow");
        assertThat(change.at("/after/credential").stringValue()).isEqualTo("key");
    }

    @Test
    void diff_ofAThousandRules_findsTheOneConstant() throws IOException {
        Random random = new Random(7);
        StringBuilder rules = new StringBuilder();
        IntStream.range(0, 1_000)
                .forEach(
                        i ->
                                rules.append(
                                        rule(
                                                "r" + i,
                                                "https.api",
                                                shape(random.nextInt(5), "k" + i))));
        String changed = rules.toString().replace("/a/k500/", "/a/k5oo/").replace("'k500'", "'q'");
        changed = changed.replace("/repos/k500/", "/repos/q/").replace("/orgs/k500", "/orgs/q");

        CommandRun run = diff(HEAD + rules, HEAD + changed, "--json");

        JsonNode tree = JsonMapper.shared().readTree(run.out());
        assertThat(tree.get("exact").booleanValue()).isTrue();
        assertThat(tree.get("changes")).hasSize(2);
        assertThat(tree.at("/changes/0/after/rule").stringValue()).isEqualTo("r500");
        assertThat(tree.at("/changes/1/before/rule").stringValue()).isEqualTo("r500");
    }

    private static String shape(int kind, String key) {
        return switch (kind) {
            case 0 -> "http.method == 'GET' && http.path.startsWith('/repos/" + key + "/')";
            case 1 -> "http.method in ['POST', 'PUT'] && http.path == '/orgs/" + key + "'";
            case 2 ->
                    "http.path.startsWith('/a/"
                            + key
                            + "/') || http.path.startsWith('/b/"
                            + key
                            + "/')";
            case 3 ->
                    "'X-Team' in http.headers && http.headers['X-Team'].exists(v, v == '"
                            + key
                            + "')";
            default -> "http.method == 'DELETE' && http.path == '/orgs/" + key + "'";
        };
    }
}
