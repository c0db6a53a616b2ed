package org.clawpatrol.dsl.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.dsl.load.PolicyLoader;
import org.clawpatrol.engine.fact.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests in the policy language's own syntax. */
final class TestFileTest {
    private static final String POLICY =
            """
            schema_version = 1
            gateway {
              proxy { listen = "127.0.0.1:9180" }
            }
            defaults {
              unknown_host = "deny"
              no_match     = "allow"
            }
            endpoint "https" "api" { hosts = ["*.lab.test"] }
            endpoint "https" "files" { hosts = ["files.other.test"] }
            credential "bearer_token" "reader" { endpoint = https.api }
            credential "bearer_token" "writer" { endpoint = https.api }
            credential "bearer_token" "files_key" { endpoint = https.files }
            rule "reads" {
              endpoint  = https.api
              condition = "http.method == 'GET'"
              verdict   = "allow"
              inject    = bearer_token.reader
            }
            rule "writes" {
              endpoint  = https.api
              condition = "http.method == 'POST'"
              approve   = [builtin.dashboard]
              inject    = bearer_token.writer
              reason    = "a person looks"
            }
            rule "night" {
              endpoint  = https.api
              priority  = 9
              condition = "http.path == '/night' && agent.device == 'owl'"
              verdict   = "deny"
            }
            profile "dev" { credentials = [bearer_token.reader, bearer_token.writer] }
            profile "files" { credentials = [bearer_token.files_key] }
            """;

    @TempDir private Path folder;

    private Configuration load() throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.hcl"), POLICY);
        LoadResult result = new PolicyLoader(Map.of("HOME", "/nowhere")).load(policy);
        return result.configuration().orElseThrow();
    }

    private String run(String tests) throws IOException {
        Path file = folder.resolve("a.test.hcl");
        Files.writeString(file, tests);
        FixtureRunner runner = new FixtureRunner(load(), Map.of(Family.HTTP, new FakeHttpReader()));
        return runner.run(List.of(file)).text().replace(folder + "/", "");
    }

    private static String test(String action, String expect) {
        return """
        test "t" {
          action {
            %s
          }
          expect {
            %s
          }
        }
        """
                .formatted(action, expect);
    }

    @Test
    void run_injectedCredential_isCompared() throws IOException {
        String action =
                "host = \"A.lab.test:443\"\nprofile = profile.dev\nhttp { method = \"GET\" }";

        assertThat(run(test(action, "verdict = \"allow\"\ninject = bearer_token.reader")))
                .isEqualTo("ok   a.test.hcl: t\n1 action(s) checked, 0 mismatch(es)\n");
        assertThat(run(test(action, "verdict = \"allow\"\ninject = none")))
                .contains("FAIL a.test.hcl: t\n")
                .contains("  want inject=\"\", got inject=\"reader\"\n");
    }

    @Test
    void run_approval_hasItsRuleReasonAndCredential() throws IOException {
        String action = "endpoint = https.api\nhttp { method = \"POST\" }";
        String expect =
                """
                verdict = "approve"
                rule    = "writes"
                reason  = "a person looks"
                inject  = bearer_token.writer
                """;

        assertThat(run(test(action, expect))).startsWith("ok ");
    }

    @Test
    void run_noCredentialChosenOfSeveral_isDenied() throws IOException {
        String action = "endpoint = https.api\nprofile = \"dev\"\nhttp { method = \"PUT\" }";

        assertThat(run(test(action, "verdict = \"deny\"\nrule = \"\"\ninject = none")))
                .startsWith("ok ");
    }

    @Test
    void run_onlyCredentialOfTheProfile_isDispatched() throws IOException {
        String action = "endpoint = https.files\nprofile = \"files\"\nhttp { method = \"PUT\" }";

        assertThat(run(test(action, "verdict = \"allow\"\ninject = bearer_token.files_key")))
                .startsWith("ok ");
    }

    @Test
    void run_factsOfTheTest_standInForThoseRead() throws IOException {
        String action =
                "endpoint = https.api\nhttp { method = \"GET\" }\n"
                        + "facts = { agent = { device = \"owl\" }, http = { path = \"/night\" } }";

        assertThat(run(test(action, "verdict = \"deny\"\nrule = rule.night"))).startsWith("ok ");
    }

    @Test
    void run_whatTheProfileDoesNotHold_cannotBeTested() throws IOException {
        assertThat(
                        run(
                                test(
                                        "endpoint = https.files\nprofile = \"dev\"\nhttp {}",
                                        "verdict = \"deny\"")))
                .contains("`dev` does not reach `https.files`");
        assertThat(
                        run(
                                test(
                                        "endpoint = https.api\nprofile = \"dev\"\nhttp {}\n"
                                                + "credential = bearer_token.files_key",
                                        "verdict = \"deny\"")))
                .contains("`dev` does not grant `files_key` at `https.api`");
        assertThat(
                        run(
                                test(
                                        "host = \"files.other.test\"\nprofile = \"dev\"\nhttp {}",
                                        "verdict = \"deny\"")))
                .contains("no endpoint of profile `dev` claims `files.other.test`");
    }

    @Test
    void run_misspeltNames_areShownWithPlaceAndNearestName() throws IOException {
        String action =
                "endpoint = https.apy\nhttp {\n  metod = \"GET\"\n}\n"
                        + "facts = { agnt = {}, http = { pth = \"x\", path = 3 } }";
        String broken = run(test(action, "verdict = \"alow\"\nrule = \"raeds\""));

        assertThat(broken)
                .contains(
                        "FAIL a.test.hcl:3:21: no `https` named `apy` is declared; did you mean `api`?")
                .contains(
                        "FAIL a.test.hcl:5:3: unknown attribute `metod` in `http`; did you mean `method`?")
                .contains("`alow` is not valid for `verdict`; did you mean `allow`?");
        assertThat(
                        run(
                                test(
                                        "endpoint = https.api\nhttp {}",
                                        "verdict = \"deny\"\nrule = \"raeds\"")))
                .contains("FAIL a.test.hcl:6:3: `rule` names `raeds`")
                .contains("did you mean `reads`?");
        assertThat(
                        run(
                                test(
                                        "endpoint = https.api\nhttp {}\n"
                                                + "facts = { agnt = {}, http = { pth = \"x\", path = 3 } }",
                                        "verdict = \"deny\"")))
                .contains("have no variable `agnt`; did you mean `agent`?")
                .contains("`http` has no fact `pth`; did you mean `path`?")
                .contains("`http.path` must be of type string");
    }

    @Test
    void run_oneBrokenTest_doesNotKeepTheOthersFromRunning() throws IOException {
        String good =
                test("endpoint = https.api\nhttp { method = \"GET\" }", "verdict = \"allow\"");

        assertThat(run(good + good + "tset \"u\" {}\ntest \"v\" {}\ntest {}\n"))
                .startsWith("ok   a.test.hcl: t\n")
                .contains("test `t` is already in this file")
                .contains("unknown `tset` in a test file; did you mean `test`?")
                .contains("a test needs the block `action`")
                .contains("a test needs one name")
                .endsWith("mismatch(es)\n");
    }

    @Test
    void run_wrongShapes_areErrorsOfTheTest() throws IOException {
        String expect = "verdict = \"deny\"";
        assertThat(run(test("endpoint = https.api", expect)))
                .contains("an action needs exactly one block");
        assertThat(run(test("endpoint = https.api\nhttp {}\nssh { verb = \"exec\" }", expect)))
                .contains("an action needs exactly one block");
        assertThat(run(test("http {}", expect))).contains("an action needs `endpoint` or `host`");
        assertThat(run(test("endpoint = https.api\nhttp { method = 3 }", expect)))
                .contains("FAIL a.test.hcl:4:17: http.method: must be a string");
        assertThat(run("")).contains("there is no `test` block in it");
        assertThat(run("test \"t\" {")).contains("FAIL a.test.hcl:1:");
    }
}
