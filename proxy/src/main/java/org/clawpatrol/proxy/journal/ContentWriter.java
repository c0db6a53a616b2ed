package org.clawpatrol.proxy.journal;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

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
    private static final int FIRST_SIZE = 1024;

    private final JsonFactory json =
            JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .characterEscapes(new DeleteEscape())
                    .build();

    byte[] segment(int number) {
        var out = new ByteArrayOutputStream();
        try (JsonGenerator to = generator(out)) {
            to.writeStartObject();
            to.writeNumberProperty("format", FORMAT);
            to.writeNumberProperty("segment", number);
            to.writeEndObject();
        }
        return out.toByteArray();
    }

    /**
     * @param refused actions refused because the journal could not take a record
     * @param lost outcomes that were dropped meanwhile
     */
    byte[] resumed(long refused, long lost) {
        var out = new ByteArrayOutputStream();
        try (JsonGenerator to = generator(out)) {
            to.writeStartObject();
            to.writeNumberProperty("refused", refused);
            to.writeNumberProperty("lost_outcomes", lost);
            to.writeEndObject();
        }
        return out.toByteArray();
    }

    byte[] intent(ActionRecord action) {
        var out = new ByteArrayOutputStream(FIRST_SIZE);
        try (JsonGenerator to = generator(out)) {
            to.writeStartObject();
            action(to, action);
            to.writeEndObject();
        }
        return out.toByteArray();
    }

    byte[] refused(ActionRecord action, Outcome outcome) {
        var out = new ByteArrayOutputStream(FIRST_SIZE);
        try (JsonGenerator to = generator(out)) {
            to.writeStartObject();
            action(to, action);
            outcome(to, outcome);
            to.writeEndObject();
        }
        return out.toByteArray();
    }

    byte[] outcome(String id, Outcome outcome) {
        var out = new ByteArrayOutputStream();
        try (JsonGenerator to = generator(out)) {
            to.writeStartObject();
            text(to, "id", id);
            outcome(to, outcome);
            to.writeEndObject();
        }
        return out.toByteArray();
    }

    private static void action(JsonGenerator to, ActionRecord action) {
        to.writeObjectPropertyStart("action");
        text(to, "id", action.id());
        to.writeStringProperty("at", action.at().toString());
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
        to.writeStringProperty("body", BoundedText.of(action.body(), BODY));
        to.writeBooleanProperty("body_cut", action.bodyCut() || action.body().length() > BODY);
        text(to, "rule", action.rule());
        text(to, "verdict", action.verdict());
        text(to, "reason", action.reason());
        text(to, "credential", action.credential());
        names(to, "approved_by", action.approvedBy());
        text(to, "digest", action.digest());
        text(to, "log", action.log());
        names(to, "tags", action.tags());
        to.writeEndObject();
    }

    private static void outcome(JsonGenerator to, Outcome outcome) {
        to.writeObjectPropertyStart("outcome");
        text(to, "status", outcome.status());
        to.writeNumberProperty("bytes_in", outcome.bytesIn());
        to.writeNumberProperty("bytes_out", outcome.bytesOut());
        to.writeNumberProperty("micros", outcome.micros());
        text(to, "error", outcome.error());
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

    private static void names(JsonGenerator to, String property, List<String> names) {
        to.writeArrayPropertyStart(property);
        for (String name : names.subList(0, Math.min(NAMES, names.size()))) {
            to.writeString(BoundedText.of(name, TEXT));
        }
        to.writeEndArray();
    }

    private static void text(JsonGenerator to, String name, String value) {
        to.writeStringProperty(name, BoundedText.of(value, TEXT));
    }

    private JsonGenerator generator(ByteArrayOutputStream out) {
        return json.createGenerator(ObjectWriteContext.empty(), out);
    }
}
