package org.clawpatrol.proxy.journal;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the content of lines back. Safe to share. */
final class ContentReader {
    private final JsonMapper json = new JsonMapper();

    /** Empty when the content is not what its kind says. */
    Optional<JournalEntry> entry(Line line) {
        if (line.erased()) {
            return Optional.of(new JournalEntry.Blank(line.sequence()));
        }
        try {
            return Optional.of(read(line));
        } catch (JacksonException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The action that a record's content begins with; empty when there is none. */
    Optional<ActionRecord> action(byte[] content) {
        try {
            return Optional.of(action(json.readTree(content)));
        } catch (JacksonException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private JournalEntry read(Line line) {
        JsonNode content = json.readTree(line.content());
        long sequence = line.sequence();
        return switch (line.kind()) {
            case SEGMENT, RESUMED -> new JournalEntry.Blank(sequence);
            case INTENT -> new JournalEntry.Begun(sequence, action(content));
            case REFUSED -> new JournalEntry.Refused(sequence, action(content), outcome(content));
            case OUTCOME -> new JournalEntry.Ended(sequence, text(content, "id"), outcome(content));
        };
    }

    private static ActionRecord action(JsonNode content) {
        JsonNode action = content.required("action");
        return new ActionRecord(
                text(action, "id"),
                Instant.parse(text(action, "at")),
                text(action, "device_id"),
                text(action, "device_name"),
                text(action, "profile"),
                text(action, "peer_address"),
                text(action, "endpoint"),
                text(action, "family"),
                text(action, "method"),
                text(action, "host"),
                text(action, "target"),
                text(action, "query"),
                headers(action.required("headers")),
                text(action, "body"),
                action.required("body_cut").booleanValue(),
                text(action, "rule"),
                text(action, "verdict"),
                text(action, "reason"),
                text(action, "credential"),
                texts(action.required("approved_by")),
                text(action, "digest"),
                action.path("log").asString("full"),
                texts(action.path("tags")),
                texts(action.path("shadow")),
                BasisJson.read(action, text(action, "credential")));
    }

    private static Outcome outcome(JsonNode content) {
        JsonNode outcome = content.required("outcome");
        return new Outcome(
                text(outcome, "status"),
                outcome.required("bytes_in").longValue(),
                outcome.required("bytes_out").longValue(),
                outcome.required("micros").longValue(),
                text(outcome, "error"),
                outcome.path("covered").asLong(0));
    }

    private static Map<String, List<String>> headers(JsonNode headers) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            values.put(header.getKey(), texts(header.getValue()));
        }
        return values;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array) {
            texts.add(element.stringValue());
        }
        return texts;
    }

    private static String text(JsonNode parent, String name) {
        return parent.required(name).stringValue();
    }
}
