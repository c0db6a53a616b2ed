package org.clawpatrol.proxy.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/**
 * Values that a parser stands at, each of one type only: no number is taken for a text, and {@code
 * null} for nothing. All throw {@link tools.jackson.core.JacksonException} on any other. Stateless.
 */
final class StrictJson {
    private StrictJson() {}

    /**
     * Reads an object; of properties that are there twice the later one comes last.
     *
     * @param property gets each name, with the parser at its value, and moves it to the value's end
     */
    static void object(JsonParser from, BiConsumer<String, JsonParser> property) {
        expect(from, JsonToken.START_OBJECT);
        for (String name = from.nextName(); name != null; name = from.nextName()) {
            from.nextToken();
            property.accept(name, from);
        }
    }

    static String text(JsonParser from) {
        expect(from, JsonToken.VALUE_STRING);
        return from.getString();
    }

    static boolean flag(JsonParser from) {
        return from.getBooleanValue();
    }

    static long number(JsonParser from) {
        expect(from, JsonToken.VALUE_NUMBER_INT);
        return from.getLongValue();
    }

    static List<String> texts(JsonParser from) {
        expect(from, JsonToken.START_ARRAY);
        List<String> texts = new ArrayList<>();
        while (from.nextToken() != JsonToken.END_ARRAY) {
            texts.add(text(from));
        }
        return texts;
    }

    /** What must be there; {@code null} when it was not. */
    static <T> T required(JsonParser from, @Nullable T value) {
        if (value == null) {
            throw new StreamReadException(from, "a property is missing");
        }
        return value;
    }

    private static void expect(JsonParser from, JsonToken token) {
        if (from.currentToken() != token) {
            throw new StreamReadException(from, token + " expected");
        }
    }
}
