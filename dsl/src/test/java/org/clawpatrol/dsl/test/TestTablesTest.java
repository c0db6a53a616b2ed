package org.clawpatrol.dsl.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.load.PolicyLoader;
import org.clawpatrol.engine.fact.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of several rows, several steps, at a time of their own. */
final class TestTablesTest {
    private static final String POLICY =
            """
            schema_version = 1
            gateway {
              proxy { listen = "127.0.0.1:9180" }
              time_zone = "Asia/Tokyo"
            }
            defaults {
              unknown_host = "deny"
              no_match     = "deny"
            }
            endpoint "https" "api" { hosts = ["*.lab.test"] }
            rule "night" {
              endpoint  = https.api
              priority  = 9
              condition = "request.time < timestamp('2026-01-31T06:00:00Z')"
              verdict   = "deny"
            }
            rule "no-monday-mornings" {
              endpoint  = https.api
              priority  = 5
              condition = "request.weekday == 'monday' && request.hour < 12"
              verdict   = "deny"
            }
            rule "reads" {
              endpoint  = https.api
              condition = "http.method in ['GET', 'HEAD']"
              verdict   = "allow"
            }
            """;

    @TempDir private Path folder;

    private String run(String tests) throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.hcl"), POLICY);
        Configuration loaded =
                new PolicyLoader(Map.of("HOME", "/nowhere")).load(policy).configuration().get();
        Path file = Files.writeString(folder.resolve("a.test.hcl"), tests);
        return new FixtureRunner(loaded, Map.of(Family.HTTP, new FakeHttpReader()))
                .run(List.of(file))
                .text()
                .replace(folder + "/", "");
    }

    private static String body(String method, String verdict) {
        return """
          action {
            endpoint = https.api
            http { method = %s }
          }
          expect { verdict = "%s" }
        """
                .formatted(method, verdict);
    }

    private static String at(String time) {
        return "time = \"" + time + "\"\n";
    }

    @Test
    void forEach_ofAnObject_isATestForEachMember() throws IOException {
        String report =
                run(
                        at("2026-02-01T00:00:00Z")
                                + "test \"t\" {\n"
                                + "for_each = { a = { m = \"GET\", v = \"allow\" },"
                                + " b = { m = \"PUT\", v = \"deny\" } }\n"
                                + """
                                  action {
                                    endpoint = https.api
                                    http { method = each.value.m }
                                  }
                                  expect { verdict = each.value["v"] }
                                }
                                """);

        assertThat(report)
                .isEqualTo(
                        "ok   a.test.hcl: t[a]\nok   a.test.hcl: t[b]\n"
                                + "2 action(s) checked, 0 mismatch(es)\n");
    }

    @Test
    void forEach_ofAList_hasPositionsForKeys() throws IOException {
        assertThat(
                        run(
                                at("2026-02-01T00:00:00Z")
                                        + "test \"t\" {\nfor_each = [\"GET\", \"HEAD\"]\n"
                                        + body("each.value", "allow")
                                        + "}\n"))
                .startsWith("ok   a.test.hcl: t[0]\nok   a.test.hcl: t[1]\n");
    }

    @Test
    void forEach_ofWhatIsNoTable_isAnErrorAndTestsNothing() throws IOException {
        String rest = body("each.value", "allow") + "}\n";

        assertThat(run("test \"t\" {\nfor_each = {}\n" + rest))
                .contains("FAIL a.test.hcl:2:12: `for_each` has no rows");
        assertThat(run("test \"t\" {\nfor_each = \"GET\"\n" + rest))
                .contains("`for_each` must be an object or a list");
        assertThat(run("test \"t\" {\nfor_each = [for i in [1] : nothing.here]\n" + rest))
                .contains("FAIL a.test.hcl:2:");
    }

    @Test
    void each_outsideOfATable_isUnknown() throws IOException {
        assertThat(run("test \"t\" {\n" + body("each.value", "allow") + "}\n"))
                .contains("nothing of type `each` is declared");
    }

    @Test
    void forEach_withAMistakeInItsBody_saysItOnce() throws IOException {
        String report =
                run("test \"t\" {\nfor_each = [1, 2, 3]\n" + body("each.vlaue", "allow") + "}\n");

        assertThat(report).contains("did you mean `value`?").contains("1 action(s) checked");
    }

    @Test
    void steps_areTestsInOrder_eachWithItsOwnTime() throws IOException {
        String report =
                run(
                        at("2026-01-31T05:00:00Z")
                                + "test \"t\" {\n"
                                + "step \"night\" {\n"
                                + body("\"GET\"", "deny")
                                + "}\nstep \"day\" {\n"
                                + at("2026-01-31T07:00:00Z")
                                + body("\"GET\"", "allow")
                                + "}\n}\n");

        assertThat(report).startsWith("ok   a.test.hcl: t / night\nok   a.test.hcl: t / day\n");
    }

    @Test
    void steps_thatAreWrong_areErrorsAtTheirPlaces() throws IOException {
        String step = "step \"s\" {\n" + body("\"GET\"", "allow") + "}\n";

        assertThat(run("test \"t\" {\n" + step + step + "}\n"))
                .contains("this test has a step of that name already");
        assertThat(run("test \"t\" {\n" + step + body("\"GET\"", "allow") + "}\n"))
                .contains("a test has either steps or one action");
        assertThat(run("test \"t\" {\nstep {\n" + body("\"GET\"", "allow") + "}\n}\n"))
                .contains("a step needs one name");
        assertThat(run("test \"t\" {\nstep \"s\" {\n" + step + "}\n}\n"))
                .contains("a step has no steps");
    }

    @Test
    void time_givesHourAndWeekday_inTheZoneOfTheGateway() throws IOException {
        String mondayMorning = at("2026-02-01T23:30:00Z");
        String mondayNoon = at("2026-02-02T03:00:00Z");
        String denied = "test \"t\" {\n" + body("\"GET\"", "deny") + "}\n";
        String allowed = "test \"t\" {\n" + body("\"GET\"", "allow") + "}\n";

        assertThat(run(mondayMorning + denied)).contains("0 mismatch(es)");
        assertThat(run(mondayNoon + allowed)).contains("0 mismatch(es)");
    }

    @Test
    void time_thatIsNone_isAnErrorAtItsPlace() throws IOException {
        String test = body("\"GET\"", "allow") + "}\n";

        assertThat(run("test \"t\" {\ntime = \"noon\"\n" + test))
                .contains("FAIL a.test.hcl:2:8: `time` must be a time");
        assertThat(run("time = 3\ntest \"t\" {\n" + test))
                .contains("FAIL a.test.hcl:1:8: `time` must be a time");
    }

    @Test
    void time_ofTheFacts_goesBeforeTheTests() throws IOException {
        String report =
                run(
                        "test \"t\" {\n"
                                + at("2026-01-31T05:00:00Z")
                                + """
                                  action {
                                    endpoint = https.api
                                    http { method = "GET" }
                                    facts = { request = { time = "2026-01-31T09:00:00Z" } }
                                  }
                                  expect { verdict = "allow" }
                                }
                                """);

        assertThat(report).startsWith("ok ");
    }
}
