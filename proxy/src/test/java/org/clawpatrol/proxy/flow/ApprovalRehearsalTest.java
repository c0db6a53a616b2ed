package org.clawpatrol.proxy.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Escalations are tested to their end, as the gateway settles them. */
final class ApprovalRehearsalTest {
    private static final String POLICY =
            """
            schema_version = 1
            gateway {
              proxy { listen = "127.0.0.1:9180" }
              # more of the gateway
            }
            defaults {
              unknown_host = "deny"
              no_match     = "deny"
              # more of the defaults
            }
            endpoint "https" "api" { hosts = ["api.lab.test"] }
            approver "human_approver" "first" {
              channel = ""
              timeout = 90
            }
            approver "human_approver" "second" {
              channel           = ""
              require_approvers = 2
            }
            rule "writes" {
              endpoint  = https.api
              condition = "http.method == 'POST'"
              approve   = [human_approver.first, human_approver.second]
              reason    = "look at it"
            }
            rule "no" {
              endpoint  = https.api
              condition = "http.method == 'PUT'"
              verdict   = "deny"
              reason    = "never"
            }
            """;

    @TempDir private Path folder;

    private String run(String unsafe, String defaults, String body) throws IOException {
        Path file = Files.writeString(folder.resolve("a.test.hcl"), "test \"t\" {" + body + "}");
        String policy =
                POLICY.replace("# more of the gateway", unsafe)
                        .replace("# more of the defaults", defaults);
        return Rehearsal.runner(Rehearsal.load(folder, policy)).run(List.of(file)).text();
    }

    private static String action(String method, String expect) {
        return """

          action {
            host = "API.lab.test:443"
            http { method = "%s" }
          }
          expect {
            %s
          }
        """
                .formatted(method, expect);
    }

    private static String answers(String first, String second) {
        return """

          approver "human_approver" "first" {
            %s
          }
          approver "second" {
            %s
          }
        """
                .formatted(first, second);
    }

    private static final String ALLOW = "answer = \"allow\"";
    private static final String TIMEOUT = "answer = \"timeout\"";

    @Test
    void settle_everyoneAllows_goesOnAfterAskingInOrder() throws IOException {
        String expect =
                "verdict = \"approve\"\noutcome = \"allow\"\nrefusal = \"\"\n"
                        + "asked = [human_approver.first, human_approver.second]";

        assertThat(run("", "", answers(ALLOW, ALLOW) + action("POST", expect))).startsWith("ok ");
    }

    @Test
    void settle_firstDenies_endsTheChainWithItsWords() throws IOException {
        String denied = "answer = \"deny\"\nreason = \"not today\"";
        String expect =
                "verdict = \"approve\"\noutcome = \"deny\"\nrefusal = \"not today\"\n"
                        + "asked = [human_approver.first]";

        assertThat(run("", "", answers(denied, ALLOW) + action("POST", expect))).startsWith("ok ");
        assertThat(run("", "", answers("answer = \"deny\"", ALLOW) + action("POST", expect)))
                .contains("want refusal=\"not today\", got refusal=\"denied by approver\"");
    }

    @Test
    void settle_nobodyInTime_isRefusedWithTheTimeItTook() throws IOException {
        String expect =
                "verdict = \"approve\"\noutcome = \"deny\"\n"
                        + "refusal = \"approver \\\"first\\\" timed out after 1m30s;"
                        + " upstream request was not sent\"";

        assertThat(run("", "", answers(TIMEOUT, ALLOW) + action("POST", expect))).startsWith("ok ");
    }

    @Test
    void settle_timeoutThatAllows_asksTheNext() throws IOException {
        String expect =
                "verdict = \"approve\"\noutcome = \"allow\"\n"
                        + "asked = [human_approver.first, human_approver.second]";
        String unsafe = "allow_unsafe = [\"human_on_timeout\"]";
        String defaults = "human_on_timeout = \"allow\"";

        assertThat(run(unsafe, defaults, answers(TIMEOUT, ALLOW) + action("POST", expect)))
                .startsWith("ok ");
        assertThat(run("", defaults, answers(TIMEOUT, ALLOW) + action("POST", expect)))
                .contains("want outcome=\"allow\", got outcome=\"deny\"");
    }

    @Test
    void settle_approverThatFails_refuses() throws IOException {
        String error = "answer = \"error\"\nreason = \"too many requests are waiting\"";
        String expect =
                "verdict = \"approve\"\noutcome = \"deny\"\n"
                        + "refusal = \"too many requests are waiting\"";

        assertThat(run("", "", answers(error, ALLOW) + action("POST", expect))).startsWith("ok ");
    }

    @Test
    void settle_withoutAnAnswer_cannotBeTested() throws IOException {
        assertThat(run("", "", action("POST", "verdict = \"approve\"\noutcome = \"deny\"")))
                .contains("approver `first` is asked, and the test does not say what it answers")
                .contains("`approver \"human_approver\" \"first\" { answer = \"allow\" }`");
        assertThat(run("", "", action("POST", "verdict = \"approve\""))).startsWith("ok ");
    }

    @Test
    void settle_plainDenial_readsAsTheAgentReadsIt() throws IOException {
        assertThat(
                        run(
                                "",
                                "",
                                action(
                                        "PUT",
                                        "verdict = \"deny\"\noutcome = \"deny\"\n"
                                                + "refusal = \"never\"")))
                .startsWith("ok ");
        assertThat(
                        run(
                                "",
                                "",
                                action(
                                        "TRACE",
                                        "verdict = \"deny\"\nrefusal = \"denied by policy\"")))
                .startsWith("ok ");
    }

    @Test
    void answers_ofWhoIsNotDeclared_areErrorsWithTheNearestName() throws IOException {
        assertThat(
                        run(
                                "",
                                "",
                                "\napprover \"frist\" { answer = \"allow\" }\n"
                                        + action("PUT", "verdict = \"deny\"")))
                .contains("no such approver is declared; did you mean `first`?");
        assertThat(
                        run(
                                "",
                                "",
                                "\napprover \"first\" { answer = \"maybe\" }\n"
                                        + action("PUT", "verdict = \"deny\"")))
                .contains("`maybe` is not valid for `answer`");
        assertThat(
                        run(
                                "",
                                "",
                                answers(ALLOW, ALLOW)
                                        + answers(ALLOW, ALLOW)
                                        + action("PUT", "verdict = \"deny\"")))
                .contains("`first` answers twice");
    }
}
