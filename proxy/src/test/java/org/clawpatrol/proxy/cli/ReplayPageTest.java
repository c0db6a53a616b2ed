package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.clawpatrol.proxy.journal.Journal;
import org.clawpatrol.proxy.journal.Outcome;
import org.clawpatrol.proxy.replay.Recorded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code docs/replay.md} shows is what the commands print; {@code -Dpages=write} writes it.
 */
final class ReplayPageTest {
    private static final Outcome DONE = new Outcome("200", 1, 2, 3, "");

    @TempDir private Path folder;

    @Test
    void everyExample_isWhatTheCommandPrints() throws Exception {
        Path policy = new TestTerminal(folder).policy();
        Files.writeString(folder.resolve("new.hcl"), changed(Files.readString(policy)));
        record();

        assertThat(ConsolePage.checked(Path.of("../docs/replay.md"), folder).commands())
                .isEqualTo(1);
    }

    private static String changed(String policy) {
        int from = policy.indexOf("rule \"no-deletes\"");
        int to = policy.indexOf("rule \"reads\"");
        return policy.substring(0, from)
                + policy.substring(to)
                        .replace(
                                "http.method == 'GET'",
                                "http.path.startsWith('/v1/') && !http.body.contains('drop')");
    }

    private void record() throws Exception {
        try (Journal journal = Recorded.journal(folder)) {
            for (int i = 1; i <= 40; i++) {
                journal.reserve(Recorded.get("/v1/issues/" + i).at(i)).complete(DONE);
            }
            journal.reserve(Recorded.get("/health").at(41)).complete(DONE);
            for (int i = 42; i <= 44; i++) {
                journal.refuse(
                        Recorded.of("DELETE", "/v1/issues/" + i, "no-deletes", "deny").at(i), DONE);
            }
            journal.refuse(
                    Recorded.of("POST", "/v1/import", "", "deny").body("[...", true).at(45), DONE);
            journal.refuse(Recorded.of("GET", "/v1/issues", "", "error").at(46), DONE);
        }
    }
}
