package org.clawpatrol.proxy.protocol.http;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.NullValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a JSON document as every parser would, or not at all: duplicate names, trailing data, a
 * byte order mark, deep nesting, numbers beyond a double and broken Unicode make it unreadable. An
 * integer that no double holds exactly is unreadable alone. Safe to share.
 */
final class JsonReader {
    private static final int MAX_DEPTH = 128;

    /** Every integer of so many digits is a double. */
    private static final int CERTAIN_DIGITS = 15;

    private final JsonFactory factory =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    /** The document's value; empty when it is not one well-formed document. */
    Optional<Value> read(byte[] document) {
        return Utf8.text(document).flatMap(this::read);
    }

    private Optional<Value> read(String text) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return Optional.empty();
            }
            Value value = value(parser, first);
            return parser.nextToken() == null ? Optional.of(value) : Optional.empty();
        } catch (JacksonException | UnreadableException e) {
            return Optional.empty();
        }
    }

    private static Value value(JsonParser parser, JsonToken token) throws UnreadableException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new StringValue(text(parser.getString()));
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> BoolValue.TRUE;
            case VALUE_FALSE -> BoolValue.FALSE;
            case VALUE_NULL -> NullValue.NULL;
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                    throw new UnreadableException();
        };
    }

    private static Value object(JsonParser parser) throws UnreadableException {
        Map<String, Value> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = text(parser.currentName());
            members.put(name, value(parser, parser.nextToken()));
        }
        return MapValue.ofFields(members);
    }

    private static Value array(JsonParser parser) throws UnreadableException {
        List<Value> elements = new ArrayList<>();
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            elements.add(value(parser, token));
        }
        return new ListValue(elements);
    }

    /** Some readers keep every digit, others as many as a double holds. */
    private static Value integer(JsonParser parser) throws UnreadableException {
        DoubleValue value = number(parser);
        String written = parser.getString();
        boolean exact =
                written.length() <= CERTAIN_DIGITS
                        || new BigDecimal(value.value()).compareTo(new BigDecimal(written)) == 0;
        return exact ? value : HttpMessage.UNREADABLE;
    }

    private static DoubleValue number(JsonParser parser) throws UnreadableException {
        double value = Double.parseDouble(parser.getString());
        if (Double.isInfinite(value)) {
            throw new UnreadableException();
        }
        return new DoubleValue(value);
    }

    /** A lone surrogate becomes a different character in every reader. */
    private static String text(String text) throws UnreadableException {
        boolean open = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (open != Character.isLowSurrogate(c)) {
                throw new UnreadableException();
            }
            open = Character.isHighSurrogate(c);
        }
        if (open) {
            throw new UnreadableException();
        }
        return text;
    }

    /** Well-formed JSON that readers would still understand differently. */
    private static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException() {
            super("unreadable", null, false, false);
        }
    }
}
