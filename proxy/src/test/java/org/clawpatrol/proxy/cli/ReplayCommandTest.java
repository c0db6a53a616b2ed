package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import org.clawpatrol.proxy.journal.Journal;
import org.clawpatrol.proxy.journal.JournalCopy;
import org.clawpatrol.proxy.journal.Lines;
import org.clawpatrol.proxy.journal.Outcome;
import org.clawpatrol.proxy.replay.Recorded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ReplayCommandTest {
    private static final Outcome DONE = new Outcome("200", 1, 2, 3, "");

    @TempDir private Path home;
    private TestTerminal terminal;
    private Path policy;

    @BeforeEach
    void open() throws IOException {
        terminal = new TestTerminal(home);
        policy = terminal.policy();
    }

    private void fill(Journal journal) throws Exception {
        journal.reserve(Recorded.get("/v1/1").at(0)).complete(DONE);
        journal.reserve(Recorded.get("/v1/2").at(60)).complete(DONE);
        journal.refuse(Recorded.of("DELETE", "/v1/1", "no-deletes", "deny").at(90), DONE);
    }

    private CommandRun replay(String... more) {
        return replayOf(home.resolve("state"), more);
    }

    private CommandRun replayOf(Path journal, String... more) {
        String[] words = new String[5 + more.length];
        System.arraycopy(
                new String[] {
                    "policy", "replay", policy.toString(), "--journal", journal.toString()
                },
                0,
                words,
                0,
                5);
        System.arraycopy(more, 0, words, 5, more.length);
        return terminal.run(words);
    }

    @Test
    void samePolicy_besideTheWriter_changesNothing() throws Exception {
        try (Journal journal = Recorded.journal(home)) {
            fill(journal);
            CommandRun run = replay("--fail-on-change", "--no-new-access");

            assertThat(run.err()).isEmpty();
            assertThat(run.out()).contains("actions           3\nsame              3\n");
            assertThat(run.exit()).isZero();
        }
    }

    @Test
    void otherPolicy_showsWhatChangesInGroups() throws Exception {
        try (Journal journal = Recorded.journal(home)) {
            fill(journal);
        }
        Files.writeString(
                policy,
                Files.readString(policy)
                        .replace("\"no-deletes\"", "\"deletes\"")
                        .replace("== 'GET'", "== 'PUT'")
                        .replace("verdict = \"deny\"", "verdict = \"allow\""));

        CommandRun run = replay("--no-new-access");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo(
                        "--no-new-access: 1 would be allowed that were not, 0 more could be"
                                + " (undecided)\n");
        assertThat(run.out())
                .contains(
                        """

                        1 at https.tracker  NEW ACCESS
                          was    deny     no-deletes
                          would  allow    deletes, with tracker_token
                          from   2026-03-01T10:01:30Z to 2026-03-01T10:01:30Z
                          such as DELETE tracker.lab.test/v1/1 (action-90)

                        2 at https.tracker
                          was    allow    reads, with tracker_token
                          would  deny     (no rule)
                          from   2026-03-01T10:00:00Z to 2026-03-01T10:01:00Z
                          such as GET tracker.lab.test/v1/1 (action-0)
                        """);
        JsonNode json = new JsonMapper().readTree(replay("--json", "--limit", "1").out());
        assertThat(json.path("changed").asLong()).isEqualTo(3);
        assertThat(json.path("groups").size()).isEqualTo(1);
        assertThat(json.at("/groups/0/opens").asBoolean()).isTrue();
        assertThat(replay("--fail-on-change").exit()).isEqualTo(1);
        assertThat(replay().exit()).isZero();
    }

    @Test
    void selection_narrowsWhatIsRead() throws Exception {
        try (Journal journal = Recorded.journal(home)) {
            fill(journal);
        }

        assertThat(replay("--since", "2026-03-01T10:00:30Z").out()).contains("actions           2");
        assertThat(replay("--since", "1d").out()).contains("actions           0");
        assertThat(replay("--endpoint", "tracker").out()).contains("actions           3");
        assertThat(replay("--endpoint", "https.other").out()).contains("actions           0");
        assertThat(replay("--profile", "other").out()).contains("actions           0");
    }

    @Test
    void damagedJournal_isReadAsFarAsItGoesAndSaysSo() throws Exception {
        try (Journal journal = Recorded.journal(home)) {
            fill(journal);
        }
        Path segment = home.resolve("state/journal/00000001.jsonl");
        String erased =
                Files.readAllLines(segment).stream()
                        .map(
                                line ->
                                        line.contains("\"kind\":\"refused\"")
                                                ? Lines.erased(line)
                                                : line)
                        .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(segment, erased + "no record\n{\"action\":{}}\n{\"seq\":1");

        CommandRun run = replay();

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("actions           2\n")
                .contains("not read: 1 erased, 2 unreadable, 1 being written\n");
    }

    @Test
    void copyOfTheRecords_isReadLikeTheJournal() throws Exception {
        Path copy = home.resolve("copy.jsonl");
        try (Journal journal = Recorded.journal(home);
                Journal both = JournalCopy.open(copy, journal)) {
            fill(both);
        }

        assertThat(replayOf(copy).out()).isEqualTo(replay().out()).contains("actions           3");
    }

    @Test
    void hostileRecord_doesNotReachTheTerminal() throws Exception {
        try (Journal journal = Recorded.journal(home)) {
            journal.refuse(Recorded.of("GET", "/\u001b[2J\u202e", "x", "deny").at(0), DONE);
        }

        CommandRun run = replay();

        assertThat(run.out()).contains("/\\u{1b}[2J\\u{202e}").doesNotContain("\u001b");
    }

    @Test
    void gateThatComparedLittle_saysSo() throws Exception {
        try (Journal journal = Recorded.journal(home)) {
            fill(journal);
            journal.refuse(Recorded.of("GET", "/v1/9", "", "error").at(95), DONE);
        }
        Files.writeString(
                home.resolve("state/journal/00000001.jsonl"),
                "no record\n",
                StandardOpenOption.APPEND);

        assertThat(replay("--no-new-access").err())
                .isEqualTo(
                        """
                        not compared: lines of the journal that cannot be read: 1
                        not compared: actions (failed, and what the rules decided was not recorded): 1
                        """);
        assertThat(replay("--no-new-access", "--endpoint", "trakcer").err())
                .startsWith("not compared: no recorded action was read\n");
        assertThat(replay().err()).isEmpty();
    }

    @Test
    void fileWithoutRecords_andFolderWithoutJournal_exitTwo() throws Exception {
        Path other = Files.writeString(home.resolve("README.md"), "# Journal\n");
        Path folder = Files.createDirectory(home.resolve("empty"));

        CommandRun none = replayOf(other);
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err())
                .startsWith("clawpatrol: " + other + " holds no records of actions; name a state");
        assertThat(replayOf(folder).err())
                .startsWith("clawpatrol: there is no journal in " + folder + "; name a state");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "7w", "-1d", "2026-03-01"})
    void wrongTime_exitsTwo(String since) throws Exception {
        Recorded.journal(home).close();

        CommandRun run = replay("--since=" + since);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith("clawpatrol: --since: `" + since + "` is no time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--since=", "--endpoint=", "--profile="})
    void emptySelection_isNoSelection_andExitsTwo(String option) throws Exception {
        Recorded.journal(home).close();

        CommandRun run = replay(option);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("clawpatrol: " + option.replace("=", ": "));
    }

    @Test
    void missingJournalOrBrokenPolicy_exitsTwo() throws Exception {
        assertThat(replay().exit()).isEqualTo(2);
        Recorded.journal(home).close();
        Files.writeString(policy, "rule {", StandardOpenOption.APPEND);
        assertThat(replay().exit()).isEqualTo(2);
    }
}
