package org.clawpatrol.proxy.replay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.clawpatrol.proxy.journal.Basis;
import org.clawpatrol.proxy.journal.Journal;
import org.clawpatrol.proxy.journal.JournalSettings;
import org.clawpatrol.proxy.journal.SegmentJournal;

/** Records of actions at one tracker, for tests. */
public record Recorded(
        String method,
        String target,
        String query,
        Map<String, List<String>> headers,
        String body,
        boolean bodyCut,
        String rule,
        String verdict,
        String log) {
    public static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");

    /** A GET that the rule `reads` allowed. */
    public static Recorded get(String target) {
        return of("GET", target, "reads", "allow");
    }

    public static Recorded of(String method, String target, String rule, String verdict) {
        return new Recorded(method, target, "", Map.of(), "", false, rule, verdict, "full");
    }

    /** The journal of a new state directory {@code state}, to be closed before it is read. */
    public static Journal journal(Path home) throws Exception {
        Path state = Files.createDirectories(home.resolve("state"));
        return SegmentJournal.open(
                state.resolve("journal"), JournalSettings.defaults(), InstantSource.system());
    }

    public Recorded header(String name, String value) {
        return new Recorded(
                method,
                target,
                query,
                Map.of(name, List.of(value)),
                body,
                bodyCut,
                rule,
                verdict,
                log);
    }

    public Recorded body(String text, boolean cut) {
        return new Recorded(method, target, query, headers, text, cut, rule, verdict, log);
    }

    public Recorded logged(String detail) {
        return new Recorded(
                method,
                detail.equals("none") ? "" : target,
                detail.equals("none") ? "" : query,
                Map.of(),
                "",
                bodyCut || !body.isEmpty(),
                rule,
                verdict,
                detail);
    }

    public ActionRecord at(long second) {
        return new ActionRecord(
                "action-" + second,
                TIME.plusSeconds(second),
                "device-1",
                "laptop",
                "default",
                "127.0.0.1",
                "https.tracker",
                "http",
                method,
                "tracker.lab.test",
                target,
                query,
                headers,
                body,
                bodyCut,
                rule,
                verdict,
                "",
                verdict.equals("deny") ? "" : "tracker_token",
                List.of(),
                "00ff",
                log,
                List.of(),
                List.of(),
                Basis.UNTOLD);
    }
}
