package org.clawpatrol.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.Product;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exit codes and streams that scripts rely on. */
class ExitCodesTest {
    private static final String POLICY =
            """
            gateway {
              proxy { listen = "127.0.0.1:0" }
            }
            endpoint "https" "a" { hosts = ["a.test"] }
            credential "bearer_token" "t" { endpoint = https.a }
            rule "no-writes" {
              endpoint  = https.a
              condition = "http.method == 'POST'"
              verdict   = "deny"
              reason    = "reads only"
            }
            profile "p" { credentials = [bearer_token.t] }
            """;

    @TempDir private Path folder;
    private Product product = new Product(Path.of("/"), Path.of("/"), Map.of());

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("gateway.hcl"), POLICY);
        Files.writeString(folder.resolve("bad.hcl"), POLICY.replace("verdict ", "verdit "));
        Files.createDirectory(folder.resolve("empty"));
        Files.createDirectory(folder.resolve("fixtures"));
        product = new Product(folder, folder, Map.of());
    }

    private static String fixture(String method, String verdict, String rule) {
        return """
                {"action": {"host": "a.test", "http": {"method": "%s", "path": "/x"}},
                 "match": {"verdict": "%s", "rule": "%s"}}
                """
                .formatted(method, verdict, rule);
    }

    @Test
    void noArguments_giveUsageOnTheErrorStream() throws Exception {
        Finished none = product.call();
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).contains("Usage:", "gateway", "validate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "-h", "--help"})
    void explicitHelp_isOutput(String word) throws Exception {
        Finished help = product.call(word);
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("Usage:");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void unknownSubcommand_isNamedThenABlankLineThenUsage() throws Exception {
        Finished unknown = product.call("frobnicate");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.err()).startsWith("unknown subcommand: frobnicate\n\n");
        assertThat(unknown.err()).contains("Usage:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "-v", "--version"})
    void version_isOneLine(String word) throws Exception {
        Finished version = product.call(word);
        assertThat(version.code()).isZero();
        assertThat(version.out()).matches("clawpatrol \\S+( \\([0-9a-f]+\\))?\n");
        assertThat(version.err()).isEmpty();
    }

    @Test
    void validate_ofAGoodFile_saysOkOnStandardOutput() throws Exception {
        Finished ok = product.call("validate", "gateway.hcl");
        assertThat(ok.code()).isZero();
        assertThat(ok.out()).startsWith("ok: gateway.hcl \u2014 1 endpoints across 1 profile(s)\n");
    }

    @Test
    void validate_ofABadFile_saysWhereOnTheErrorStream() throws Exception {
        Finished bad = product.call("validate", "bad.hcl");
        assertThat(bad.code()).isEqualTo(1);
        assertThat(bad.out()).isEmpty();
        assertThat(bad.err()).containsPattern("bad\\.hcl:9:3: error: ");
    }

    @Test
    void validate_usedWrongly_givesUsageOnTheErrorStream() throws Exception {
        for (String[] words :
                new String[][] {
                    {"validate"},
                    {"validate", "a", "b"},
                    {"validate", "--nonsense", "gateway.hcl"},
                    {"validate", "missing.hcl"},
                }) {
            Finished wrong = product.call(words);
            assertThat(wrong.code()).as(String.join(" ", words)).isEqualTo(2);
            assertThat(wrong.out()).isEmpty();
            assertThat(wrong.err()).isNotBlank().doesNotContain("Exception");
        }
    }

    @Test
    void test_ofMatchingFixtures_reportsOnStandardOutput() throws Exception {
        Path fixtures = folder.resolve("fixtures");
        Files.writeString(fixtures.resolve("b.json"), fixture("GET", "allow", ""));
        Files.writeString(fixtures.resolve("a.json"), fixture("POST", "deny", "no-writes"));
        Files.writeString(fixtures.resolve("ignored.txt"), "no fixture");
        Finished test = product.call("test", "gateway.hcl", "fixtures");
        assertThat(test.code()).as(test.err()).isZero();
        assertThat(test.out())
                .isEqualTo(
                        "ok   fixtures/a.json\nok   fixtures/b.json\n"
                                + "2 action(s) checked, 0 mismatch(es)\n");
    }

    @Test
    void test_ofAMismatch_reportsAllOnTheErrorStream() throws Exception {
        Path fixtures = folder.resolve("fixtures");
        Files.writeString(fixtures.resolve("a.json"), fixture("GET", "allow", ""));
        Files.writeString(fixtures.resolve("b.json"), fixture("POST", "allow", ""));
        Files.writeString(fixtures.resolve("c.json"), "{");
        Finished test = product.call("test", "gateway.hcl", "fixtures");
        assertThat(test.code()).isEqualTo(1);
        assertThat(test.out()).isEmpty();
        assertThat(test.err())
                .contains("ok   fixtures/a.json\nFAIL fixtures/b.json\n")
                .contains(
                        "  want verdict=%-12s rule=%-30s endpoint=%s\n"
                                .formatted("\"allow\"", "\"\"", "\"\""))
                .contains(
                        "  got  verdict=%-12s rule=%-30s endpoint=%s\n  reason: reads only\n"
                                .formatted("\"deny\"", "\"no-writes\"", "\"https.a\""))
                .contains("FAIL fixtures/c.json: ")
                .contains("3 action(s) checked, 2 mismatch(es)\n");
    }

    @Test
    void test_thatCannotBeAsked_exitsTwo() throws Exception {
        Finished help = product.call("test", "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("Usage:");
        asked("load config: ", "test", "bad.hcl", "fixtures");
        asked("resolve fixtures: ", "test", "gateway.hcl", "missing");
        asked("no .json fixtures under empty", "test", "gateway.hcl", "empty");
        asked("Usage:", "test", "gateway.hcl");
        asked("Usage:", "test", "--nonsense", "gateway.hcl", "fixtures");
    }

    private void asked(String expected, String... words) throws Exception {
        Finished finished = product.call(words);
        assertThat(finished.code()).as(String.join(" ", words)).isEqualTo(2);
        assertThat(finished.out()).isEmpty();
        assertThat(finished.err()).contains(expected).doesNotContain("Exception");
    }

    @Test
    void gateway_usedWrongly_exitsTwo() throws Exception {
        assertThat(product.call("gateway").code()).isEqualTo(2);
        assertThat(product.call("gateway", "missing.hcl").code()).isEqualTo(2);
        Finished bad = product.call("gateway", "bad.hcl");
        assertThat(bad.code()).isEqualTo(1);
        assertThat(bad.err()).contains("bad.hcl:9:3: error: ");
    }
}
