package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code policy lint}. */
final class LintCommandTest {
    private static final String SHADOWED =
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
            credential "bearer_token" "key" { endpoint = https.api }
            profile "default" { credentials = [bearer_token.key] }
            rule "wide" {
              endpoint  = https.api
              condition = "http.path.startsWith('/a/')"
              verdict   = "allow"
            }
            rule "narrow" {
              endpoint  = https.api
              condition = "http.path == '/a/b'"
              verdict   = "deny"
            }
            """;

    @TempDir private Path home;
    private TestTerminal terminal;

    @BeforeEach
    void open() {
        terminal = new TestTerminal(home);
    }

    private CommandRun lint(String... options) throws IOException {
        String[] line = new String[options.length + 3];
        line[0] = "policy";
        line[1] = "lint";
        line[2] = terminal.write("gateway.hcl", SHADOWED).toString();
        System.arraycopy(options, 0, line, 3, options.length);
        return terminal.run(line);
    }

    @Test
    void lint_ofAGoodPolicy_saysThatItFoundNothing() throws IOException {
        CommandRun run = terminal.run("policy", "lint", terminal.policy().toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("nothing found, 2 rules\n");
        assertThat(run.exit()).isZero();
    }

    @Test
    void lint_withAFinding_showsBothRulesAndCounts() throws IOException {
        CommandRun run = lint();

        assertThat(run.err())
                .contains("L-SHADOWED", "gateway.hcl:17:", "gateway.hcl:12:", "`narrow`", "`wide`");
        assertThat(run.out()).isEqualTo("1 warning in 1 file, 2 rules\n");
        assertThat(run.exit()).isZero();
    }

    @Test
    void lint_withDeniedWarnings_fails() throws IOException {
        assertThat(lint("--deny", "warnings").exit()).isEqualTo(1);
        assertThat(lint("--deny", "L-SHADOWED").exit()).isEqualTo(1);
        assertThat(lint("--deny", "l-shadowed").exit()).isEqualTo(1);
        assertThat(lint("--deny", "L-OVERLAP").exit()).isZero();
        assertThat(lint("--deny", "L-OVERLAP", "--deny", "L-SHADOWED").exit()).isEqualTo(1);
    }

    @Test
    void lint_withAllowedCode_doesNotShowIt() throws IOException {
        CommandRun run = lint("--deny", "warnings", "--allow", "L-SHADOWED");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("nothing found, 2 rules\n");
        assertThat(run.exit()).isZero();
    }

    @Test
    void lint_withUnknownCode_namesTheNearest() throws IOException {
        CommandRun run = lint("--deny", "L-SHADOWD");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("`L-SHADOWD`", "did you mean `L-SHADOWED`?");
        assertThat(lint("--json", "--sarif").exit()).isEqualTo(2);
        assertThat(terminal.run("policy", "lint", "none.hcl").exit()).isEqualTo(2);
    }

    @Test
    void lint_asJson_isOneObject() throws IOException {
        CommandRun run = lint("--json", "--deny", "warnings");

        JsonNode object = JsonMapper.shared().readTree(run.out());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(object.get("ok").booleanValue()).isFalse();
        assertThat(object.get("rules").intValue()).isEqualTo(2);
        assertThat(object.get("warnings").intValue()).isEqualTo(1);
        JsonNode finding = object.get("diagnostics").get(0);
        assertThat(finding.get("id").stringValue()).isEqualTo("L-SHADOWED");
        assertThat(finding.get("line").intValue()).isEqualTo(17);
        assertThat(finding.get("notes").get(0).get("line").intValue()).isEqualTo(12);
    }

    @Test
    void lint_asSarif_isALog() throws IOException {
        assertThat(lint("--sarif").out()).contains("\"2.1.0\"", "\"L-SHADOWED\"");
    }

    @Test
    void lint_ofABrokenPolicy_fails() throws IOException {
        Path broken = terminal.write("bad.hcl", "endpoint \"https\" \"a\" { hots = [] }\n");

        CommandRun run = terminal.run("policy", "lint", broken.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("error");
    }
}
