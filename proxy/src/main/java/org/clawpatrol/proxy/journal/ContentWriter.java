package org.clawpatrol.proxy.journal;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Writes the content of lines: JSON in pure ASCII on one line, every text bounded. What is empty,
 * or as it mostly is, is left out, where a reader can tell. Safe to share.
 */
final class ContentWriter {
    static final int FORMAT = 1;

    private static final int TEXT = 8 << 10;
    private static final int BODY = 256 << 10;
    private static final int HEADER_NAME = 256;
    private static final int HEADERS = 256;
    private static final int HEADER_TEXT = 64 << 10;
    private static final int NAMES = 64;

    private final JsonFactory json =
            JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .characterEscapes(new DeleteEscape())
                    .rootValueSeparator((String) null)
                    .build();

    private final InstantText times = new InstantText();
    private final ThreadLocal<ContentBuffer> buffers =
            ThreadLocal.withInitial(() -> new ContentBuffer(json));

    byte[] segment(int number) {
        return object(
                to -> {
                    to.writeNumberProperty("format", FORMAT);
                    to.writeNumberProperty("segment", number);
                });
    }

    /**
     * @param refused actions refused because the journal could not take a record
     * @param lost outcomes that were dropped meanwhile
     */
    byte[] resumed(long refused, long lost) {
        return object(
                to -> {
                    to.writeNumberProperty("refused", refused);
                    to.writeNumberProperty("lost_outcomes", lost);
                });
    }

    byte[] intent(ActionRecord action) {
        return object(to -> action(to, action));
    }

    byte[] refused(ActionRecord action, Outcome outcome) {
        return object(
                to -> {
                    action(to, action);
                    outcome(to, outcome);
                });
    }

    byte[] outcome(String id, Outcome outcome) {
        return object(
                to -> {
                    text(to, "id", id);
                    outcome(to, outcome);
                });
    }

    /** Each thread has a buffer; one that broke off or grew huge is not used again. */
    private byte[] object(Consumer<JsonGenerator> properties) {
        ContentBuffer buffer = buffers.get();
        boolean reusable = false;
        try {
            byte[] content = buffer.object(properties);
            reusable = buffer.small();
            return content;
        } finally {
            if (!reusable) {
                buffers.remove();
            }
        }
    }

    private void action(JsonGenerator to, ActionRecord action) {
        to.writeObjectPropertyStart("action");
        text(to, "id", action.id());
        to.writeStringProperty("at", times.of(action.at()));
        text(to, "device_id", action.deviceId());
        text(to, "device_name", action.deviceName());
        text(to, "profile", action.profile());
        text(to, "peer_address", action.peerAddress());
        text(to, "endpoint", action.endpoint());
        text(to, "family", action.family());
        text(to, "method", action.method());
        text(to, "host", action.host());
        text(to, "target", action.target());
        textUnlessEmpty(to, "query", action.query());
        headers(to, action.headers());
        body(to, action);
        text(to, "rule", action.rule());
        text(to, "verdict", action.verdict());
        text(to, "reason", action.reason());
        text(to, "credential", action.credential());
        namesUnlessEmpty(to, "approved_by", action.approvedBy());
        text(to, "digest", action.digest());
        if (!action.log().equals(ActionRecord.FULL)) {
            text(to, "log", action.log());
        }
        namesUnlessEmpty(to, "tags", action.tags());
        namesUnlessEmpty(to, "shadow", action.shadow());
        BasisJson.write(to, action.basis(), action.credential());
        to.writeEndObject();
    }

    private static void outcome(JsonGenerator to, Outcome outcome) {
        to.writeObjectPropertyStart("outcome");
        text(to, "status", outcome.status());
        if (outcome.bytesIn() > 0) {
            to.writeNumberProperty("bytes_in", outcome.bytesIn());
        }
        to.writeNumberProperty("bytes_out", outcome.bytesOut());
        to.writeNumberProperty("micros", outcome.micros());
        textUnlessEmpty(to, "error", outcome.error());
        if (outcome.covered() > 0) {
            to.writeNumberProperty("covered", outcome.covered());
        }
        to.writeEndObject();
    }

    /** Headers that fit; those past the bounds are left out. */
    private static void headers(JsonGenerator to, Map<String, List<String>> headers) {
        to.writeObjectPropertyStart("headers");
        int left = HEADER_TEXT;
        int names = 0;
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            if (left <= 0 || names++ == HEADERS) {
                break;
            }
            to.writeArrayPropertyStart(BoundedText.of(header.getKey(), HEADER_NAME));
            for (String value : header.getValue()) {
                if (left > 0) {
                    to.writeString(BoundedText.of(value, Math.min(TEXT, left)));
                }
                left -= value.length() + 1;
            }
            to.writeEndArray();
        }
        to.writeEndObject();
    }

    private static void body(JsonGenerator to, ActionRecord action) {
        String body = BoundedText.of(action.body(), BODY);
        if (!body.isEmpty()) {
            to.writeStringProperty("body", body);
        }
        if (action.bodyCut() || action.body().length() > BODY) {
            to.writeBooleanProperty("body_cut", true);
        }
    }

    private static void namesUnlessEmpty(JsonGenerator to, String property, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        to.writeArrayPropertyStart(property);
        for (String name : names.subList(0, Math.min(NAMES, names.size()))) {
            to.writeString(BoundedText.of(name, TEXT));
        }
        to.writeEndArray();
    }

    private static void textUnlessEmpty(JsonGenerator to, String name, String value) {
        if (!value.isEmpty()) {
            text(to, name, value);
        }
    }

    private static void text(JsonGenerator to, String name, String value) {
        to.writeStringProperty(name, BoundedText.of(value, TEXT));
    }
}
