package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.clawpatrol.proxy.journal.Journal;
import org.clawpatrol.proxy.journal.Outcome;
import org.clawpatrol.proxy.replay.Recorded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/learn.md} shows is what the commands print; {@code -Dpages=write} writes it. */
final class LearnPageTest {
    private static final Outcome DONE = new Outcome("200", 1, 2, 3, "");
    private static final String RULE = "everything-for-now";

    @TempDir private Path folder;
    private int second;

    @Test
    void everyExample_isWhatTheCommandPrints() throws Exception {
        try (Journal journal = Recorded.journal(folder)) {
            for (int i = 1; i <= 40; i++) {
                allow(journal, "GET", "/v1/issues/" + i);
            }
            for (String path : List.of("/v1/issues", "/v1/issues", "/v1/issues", "/v1/comments")) {
                allow(journal, "POST", path);
            }
            for (String path : List.of("/v1/issues", "/v1/users/me", "/health", "/health")) {
                allow(journal, "GET", path);
            }
            allow(journal, "DELETE", "/v1/comments/9");
            journal.refuse(Recorded.of("GET", "/v1/issues", "", "error").at(++second), DONE);
        }

        ConsolePage page = ConsolePage.checked(Path.of("../docs/learn.md"), folder);

        assertThat(page.commands()).isEqualTo(8);
        assertThat(page.files()).isEqualTo(3);
    }

    private void allow(Journal journal, String method, String path) throws Exception {
        journal.reserve(Recorded.of(method, path, RULE, "allow").at(++second)).complete(DONE);
    }
}
