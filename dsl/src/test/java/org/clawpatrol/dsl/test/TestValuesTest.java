package org.clawpatrol.dsl.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.load.PolicyLoader;
import org.clawpatrol.dsl.variable.VariableValues;
import org.clawpatrol.engine.fact.Family;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that read the variables, locals and functions of their configuration. */
final class TestValuesTest {
    private static final String POLICY =
            """
            schema_version = 1
            gateway {
              proxy { listen = "127.0.0.1:9180" }
            }
            defaults {
              unknown_host = "deny"
              no_match     = "deny"
            }
            variable "verb" { default = "get" }
            locals {
              verbs = { read = upper(var.verb), head = "HEAD" }
              until = "2026-01-31T06:00:00Z"
              long  = join("", range(200000))
            }
            endpoint "https" "api" { hosts = ["*.lab.test"] }
            rule "reads" {
              endpoint  = https.api
              condition = "http.method in ${jsonencode(values(local.verbs))} && request.time < timestamp('${local.until}')"
              verdict   = "allow"
            }
            """;

    @TempDir private Path folder;
    private Path policy;

    @BeforeEach
    void write() throws IOException {
        policy = Files.writeString(folder.resolve("policy.hcl"), POLICY);
    }

    private String run(String tests) throws IOException {
        return run(tests, VariableValues.none());
    }

    private String run(String tests, VariableValues given) throws IOException {
        Configuration loaded =
                new PolicyLoader(Map.of("HOME", "/nowhere", "TEAM", "blue"), given)
                        .load(policy)
                        .configuration()
                        .orElseThrow();
        Path file = Files.writeString(folder.resolve("a.test.hcl"), tests);
        return new FixtureRunner(loaded, Map.of(Family.HTTP, new FakeHttpReader()))
                .run(List.of(file))
                .text()
                .replace(folder + "/", "");
    }

    private static String test(String attributes, String method, String verdict) {
        return """
        test "t" {
          %s
          action {
            endpoint = https.api
            http { method = %s }
          }
          expect { verdict = %s }
        }
        """
                .formatted(attributes, method, verdict);
    }

    @Test
    void values_ofTheConfiguration_areReadWhereverTestsCompute() throws IOException {
        String report =
                run(
                        "time = replace(local.until, \"T06\", \"T05\")\n"
                                + test(
                                        "for_each = merge(local.verbs, { own = var.verb })",
                                        "upper(each.value)",
                                        "each.key == \"none\" ? \"deny\" : lower(\"ALLOW\")"));

        assertThat(report)
                .isEqualTo(
                        "ok   a.test.hcl: t[read]\nok   a.test.hcl: t[head]\n"
                                + "ok   a.test.hcl: t[own]\n"
                                + "3 action(s) checked, 0 mismatch(es)\n");
    }

    @Test
    void variables_haveTheValuesTheyWereGiven() throws IOException {
        String tests =
                "time = \"2026-01-31T05:00:00Z\"\n"
                        + test("", "upper(var.verb)", "\"allow\"")
                        + test("", "\"GET\"", "\"deny\"").replace("\"t\"", "\"u\"");

        assertThat(run(tests, new VariableValues(Map.of("verb", "put"), List.of())))
                .contains("2 action(s) checked, 0 mismatch(es)");
    }

    @Test
    void files_ofTheConfigurationsFolder_areReadAndNoOthers() throws IOException {
        Files.writeString(folder.resolve("verb.txt"), "HEAD\n");

        assertThat(
                        run(
                                test(
                                        "time = \"2026-01-31T05:00:00Z\"",
                                        "chomp(file(\"verb.txt\"))",
                                        "\"allow\"")))
                .startsWith("ok ");
        assertThat(run(test("", "file(\"../verb.txt\")", "\"allow\"")))
                .contains("FAIL a.test.hcl:5:26: ")
                .contains("must stay in the configuration's folder");
    }

    @Test
    void environment_isReadWithoutItsSecrets() throws IOException {
        assertThat(run(test("", "env(\"TEAM\")", "\"deny\""))).startsWith("ok ");
        assertThat(run(test("", "env(\"CLAWPATROL_SECRET_X\")", "\"deny\"")))
                .contains("FAIL a.test.hcl:5:25: ")
                .contains("secrets do not become policy");
    }

    @Test
    void unknownNames_areErrorsAtTheirPlacesWithTheNearest() throws IOException {
        assertThat(run(test("", "var.vreb", "\"allow\"")))
                .contains(
                        "FAIL a.test.hcl:5:21: no variable named `vreb` is declared;"
                                + " did you mean `var.verb`?");
        assertThat(run(test("for_each = local.verb", "each.value", "\"allow\"")))
                .contains(
                        "FAIL a.test.hcl:2:14: no local named `verb` is declared;"
                                + " did you mean `local.verbs`?");
        assertThat(run(test("", "uper(\"get\")", "\"allow\"")))
                .contains("FAIL a.test.hcl:5:21: ")
                .contains("`uper`")
                .contains("did you mean `upper`?");
        assertThat(run(test("", "local.verbs.raed", "\"allow\"")))
                .contains("FAIL a.test.hcl:5:")
                .contains("did you mean `read`?");
    }

    @Test
    void namesOfTheConfiguration_areNotDeclaredInTestFiles() throws IOException {
        assertThat(run("locals {\n  x = 1\n}\n" + test("", "\"GET\"", "\"allow\"")))
                .contains(
                        "FAIL a.test.hcl:1:1: unknown `locals` in a test file;"
                                + " declare it in the configuration");
        assertThat(run("variable \"x\" {}\n" + test("", "\"GET\"", "\"allow\"")))
                .contains("FAIL a.test.hcl:1:1: unknown `variable` in a test file;");
    }

    @Test
    void values_thatAreTooMuchToCompute_areAnErrorAtTheirPlace() throws IOException {
        assertThat(run(test("", "format(\"%s%s\", local.long, local.long)", "\"deny\"")))
                .contains("FAIL a.test.hcl:5:")
                .contains("computes too much");
    }
}
