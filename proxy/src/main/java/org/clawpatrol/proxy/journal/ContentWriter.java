package org.clawpatrol.proxy.journal;

import java.util.List;
import java.util.Map;

/**
 * Writes the content of lines: JSON in pure ASCII on one line, every text bounded. Safe to share.
 */
final class ContentWriter {
    static final int FORMAT = 1;

    private static final int TEXT = 8 << 10;
    private static final int BODY = 256 << 10;
    private static final int HEADER_NAME = 256;
    private static final int HEADERS = 256;
    private static final int HEADER_TEXT = 64 << 10;
    private static final int NAMES = 64;

    private final InstantText instants = new InstantText();

    byte[] segment(int number) {
        var to = new AsciiJson();
        to.number("format", FORMAT);
        to.number("segment", number);
        return to.end();
    }

    /**
     * @param refused actions refused because the journal could not take a record
     * @param lost outcomes that were dropped meanwhile
     */
    byte[] resumed(long refused, long lost) {
        var to = new AsciiJson();
        to.number("refused", refused);
        to.number("lost_outcomes", lost);
        return to.end();
    }

    byte[] intent(ActionRecord action) {
        var to = new AsciiJson();
        action(to, action);
        return to.end();
    }

    byte[] refused(ActionRecord action, Outcome outcome) {
        var to = new AsciiJson();
        action(to, action);
        outcome(to, outcome);
        return to.end();
    }

    byte[] outcome(String id, Outcome outcome) {
        var to = new AsciiJson();
        text(to, "id", id);
        outcome(to, outcome);
        return to.end();
    }

    private void action(AsciiJson to, ActionRecord action) {
        to.object("action");
        text(to, "id", action.id());
        to.text("at", instants.of(action.at()));
        text(to, "device_id", action.deviceId());
        text(to, "device_name", action.deviceName());
        text(to, "profile", action.profile());
        text(to, "peer_address", action.peerAddress());
        text(to, "endpoint", action.endpoint());
        text(to, "family", action.family());
        text(to, "method", action.method());
        text(to, "host", action.host());
        text(to, "target", action.target());
        text(to, "query", action.query());
        headers(to, action.headers());
        to.text("body", BoundedText.of(action.body(), BODY));
        to.flag("body_cut", action.bodyCut() || action.body().length() > BODY);
        text(to, "rule", action.rule());
        text(to, "verdict", action.verdict());
        text(to, "reason", action.reason());
        text(to, "credential", action.credential());
        names(to, "approved_by", action.approvedBy());
        text(to, "digest", action.digest());
        text(to, "log", action.log());
        names(to, "tags", action.tags());
        to.endObject();
    }

    private static void outcome(AsciiJson to, Outcome outcome) {
        to.object("outcome");
        text(to, "status", outcome.status());
        to.number("bytes_in", outcome.bytesIn());
        to.number("bytes_out", outcome.bytesOut());
        to.number("micros", outcome.micros());
        text(to, "error", outcome.error());
        to.endObject();
    }

    /** Headers that fit; those past the bounds are left out. */
    private static void headers(AsciiJson to, Map<String, List<String>> headers) {
        to.object("headers");
        int left = HEADER_TEXT;
        int names = 0;
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            if (left <= 0 || names++ == HEADERS) {
                break;
            }
            to.arrayOf(BoundedText.of(header.getKey(), HEADER_NAME));
            for (String value : header.getValue()) {
                if (left > 0) {
                    to.element(BoundedText.of(value, Math.min(TEXT, left)));
                }
                left -= value.length() + 1;
            }
            to.endArray();
        }
        to.endObject();
    }

    private static void names(AsciiJson to, String property, List<String> names) {
        to.array(property);
        for (String name : names.subList(0, Math.min(NAMES, names.size()))) {
            to.element(BoundedText.of(name, TEXT));
        }
        to.endArray();
    }

    private static void text(AsciiJson to, String name, String value) {
        to.text(name, BoundedText.of(value, TEXT));
    }
}
