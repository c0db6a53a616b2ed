package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.clawpatrol.proxy.journal.Journal;
import org.clawpatrol.proxy.journal.Outcome;
import org.clawpatrol.proxy.replay.Recorded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class LearnCommandTest {
    private static final Outcome DONE = new Outcome("200", 1, 2, 3, "");

    @TempDir private Path home;

    private CommandRun learn(String... more) {
        String[] words = new String[4 + more.length];
        System.arraycopy(
                new String[] {"policy", "learn", "--journal", home.resolve("state").toString()},
                0,
                words,
                0,
                4);
        System.arraycopy(more, 0, words, 4, more.length);
        return new TestTerminal(home).run(words);
    }

    private void record() throws Exception {
        try (Journal journal = Recorded.journal(home)) {
            for (int i = 1; i <= 5; i++) {
                journal.reserve(Recorded.get("/v1/issues/" + i).at(i)).complete(DONE);
            }
            journal.refuse(Recorded.of("POST", "/v1/issues", "old", "approved").at(6), DONE);
            journal.refuse(Recorded.of("GET", "/\u202ex", "old", "allow").at(7), DONE);
            journal.refuse(Recorded.of("GET", "/both", "old", "allow").at(8), DONE);
            journal.refuse(Recorded.of("GET", "/both", "no", "deny").at(9), DONE);
            journal.refuse(Recorded.of("GET", "/v1", "", "error").at(10), DONE);
        }
    }

    @Test
    void json_isOneObject_withTheTrafficOfEachRule() throws Exception {
        record();

        CommandRun run = learn("--json");
        JsonNode json = new JsonMapper().readTree(run.out());

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).doesNotContain("\u202e").endsWith("}\n");
        assertThat(json.path("actions").asLong()).isEqualTo(9);
        assertThat(json.path("left_out").asLong()).isEqualTo(1);
        assertThat(json.at("/left_out_by_reason/failed, or not decided to its end").asLong())
                .isEqualTo(1);
        assertThat(json.at("/unread/unreadable").asLong()).isZero();
        assertThat(json.path("rules").findValuesAsString("verdict"))
                .containsExactly("approve", "allow", "allow", "deny");
        assertThat(json.at("/rules/0/approvers/0").asString()).isEqualTo("builtin.dashboard");
        JsonNode numbered = json.at("/rules/1");
        assertThat(numbered.path("methods").toString()).isEqualTo("[\"GET\"]");
        assertThat(numbered.path("actions").asLong()).isEqualTo(5);
        assertThat(numbered.at("/paths/0/generalised").asBoolean()).isTrue();
        assertThat(numbered.at("/paths/0/condition").asString())
                .isEqualTo("http.path.matches('^/v1/issues/[0-9]{1,20}$')");
        assertThat(numbered.at("/paths/0/example/path").asString()).isEqualTo("/v1/issues/1");
        assertThat(json.at("/rules/3/priority").asInt()).isEqualTo(-1000);
        assertThat(json.at("/conflicts/0/path").asString()).isEqualTo("/both");
        assertThat(json.path("hcl").asString()).isEqualTo(learn().out());
    }

    @Test
    void emptyJournal_proposesNothing() throws Exception {
        Files.createDirectories(home.resolve("state/journal"));

        CommandRun run = learn("--json");

        assertThat(run.exit()).isZero();
        assertThat(new JsonMapper().readTree(run.out()).path("rules").isEmpty()).isTrue();
        assertThat(learn().out())
                .startsWith("# proposed by clawpatrol policy learn from 0 actions\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dashboard", "builtin.", "a.b]\nrule {", ""})
    void approverThatIsNoName_exitsTwo(String approver) throws Exception {
        record();

        CommandRun run = learn("--approver", approver);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("clawpatrol: --approver: write type.name");
    }
}
