package org.clawpatrol.proxy.replay;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.clawpatrol.proxy.journal.RecordGaps;
import org.clawpatrol.proxy.journal.RecordMarks;

/**
 * What of an action its record does not show, because it was too long or the rule's {@code log}
 * left it out. Immutable.
 *
 * @param rawPath path as the agent spelled it, or empty
 * @param message whether it is a message of a WebSocket instead of a request
 */
record RecordLosses(ActionRecord record, String rawPath, boolean message) {
    /** More than this is not written, and not said to be left out. */
    private static final int HEADER_NAMES = 256;

    private static final int HEADER_TEXT = 64 << 10;

    /** What a decoded path never holds, unless it is shown undecoded. */
    private static final Pattern UNDECODED = Pattern.compile("%[0-9A-Fa-f]{2}|//|/\\.{1,2}(/|$)");

    /** Whether the body is there from end to end. */
    static boolean bodyWhole(ActionRecord record) {
        return !record.bodyCut() && RecordMarks.isWholeText(record.body());
    }

    /** Paths of the facts, or variables, that cannot be read from it; the caller's to change. */
    Set<String> facts() {
        boolean told = record.basis().told();
        Set<String> none = new HashSet<>(told ? Set.of() : Set.of("http.raw_path"));
        if (!full() || !headersWhole()) {
            none.addAll(RecordGaps.CARRIED);
            none.addAll(
                    List.of(
                            "http.headers",
                            "http.content_type",
                            "http.body",
                            "http.body_json",
                            "http.form"));
        }
        if (!full()) {
            none.add("http.size");
        }
        if (told && !record.basis().stages().isEmpty() && !tellsTime()) {
            // It was written when the last approver had answered.
            none.addAll(List.of("request.time", "request.hour", "request.weekday"));
        }
        if (pathLost() || (!told && UNDECODED.matcher(record.target()).find())) {
            none.addAll(RecordGaps.CARRIED);
            none.addAll(List.of("http.path", "http.raw_path", "k8s"));
        }
        if (queryLost()) {
            none.addAll(RecordGaps.CARRIED);
            none.addAll(List.of("http.query", "k8s"));
        }
        if (message) {
            none.addAll(unsaid(told));
        }
        return none;
    }

    private boolean full() {
        return record.log().equals("full");
    }

    private boolean tellsTime() {
        return record.basis().facts().containsKey("request.time");
    }

    private boolean pathLost() {
        return record.log().equals("none")
                || RecordMarks.isCut(record.target())
                || RecordMarks.isCut(rawPath);
    }

    private boolean queryLost() {
        return record.log().equals("none") || RecordMarks.isCut(record.query());
    }

    /** Whether path or query are not as they were. */
    boolean lineLost() {
        return pathLost() || queryLost();
    }

    /** What of a message and its opening is not known. */
    private List<String> unsaid(boolean told) {
        if (!told) {
            return List.of("http.method", "ws");
        }
        if (!full()) {
            return List.of("http.method", "ws.text");
        }
        return bodyWhole(record) ? List.of() : List.of("ws.text");
    }

    boolean headersWhole() {
        Map<String, List<String>> headers = record.headers();
        long length = 0;
        for (List<String> values : headers.values()) {
            for (String value : values) {
                length += value.length() + 1L;
                if (RecordMarks.isCut(value)) {
                    return false;
                }
            }
        }
        return headers.size() < HEADER_NAMES && length < HEADER_TEXT;
    }
}
