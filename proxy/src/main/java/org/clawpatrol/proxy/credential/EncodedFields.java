package org.clawpatrol.proxy.credential;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of a query or of a form's body as they were written (application/x-www-form-urlencoded
 * of the WHATWG URL standard, 5.1). Names are compared decoded. Immutable.
 */
public final class EncodedFields {
    private final byte[] text;
    private final List<Field> fields;

    /**
     * @param name decoded
     * @param value where its value stands; empty at the end where it has none
     */
    private record Field(String name, Substitution.Span whole, Substitution.Span value) {}

    private EncodedFields(byte[] text, List<Field> fields) {
        this.text = text;
        this.fields = fields;
    }

    /**
     * @param text not copied
     */
    public static EncodedFields of(byte[] text) {
        List<Field> fields = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length; i++) {
            if (i == text.length || text[i] == '&') {
                fields.add(field(text, start, i));
                start = i + 1;
            }
        }
        return new EncodedFields(text, fields);
    }

    private static Field field(byte[] text, int start, int end) {
        int equals = start;
        while (equals < end && text[equals] != '=') {
            equals++;
        }
        return new Field(
                decoded(text, start, equals),
                new Substitution.Span(start, end),
                new Substitution.Span(Math.min(equals + 1, end), end));
    }

    /** The first value of a field, decoded. */
    public Optional<String> first(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .map(field -> decoded(text, field.value().start(), field.value().end()));
    }

    /** Where the values of a field stand that say anything. */
    public List<Substitution.Span> values(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .filter(value -> value.start() < value.end())
                .toList();
    }

    /** The text without some fields; empty where it has none of them. */
    public Optional<byte[]> without(Set<String> names) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(text.length);
        boolean first = true;
        boolean dropped = false;
        for (Field field : fields) {
            if (names.contains(field.name())) {
                dropped = true;
                continue;
            }
            if (!first) {
                kept.write('&');
            }
            first = false;
            kept.write(text, field.whole().start(), field.whole().end() - field.whole().start());
        }
        return dropped ? Optional.of(kept.toByteArray()) : Optional.empty();
    }

    /** Escapes that are none stand for themselves. */
    private static String decoded(byte[] text, int start, int end) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(end - start);
        int i = start;
        while (i < end) {
            int escaped = text[i] == '%' && i + 2 < end ? hex(text[i + 1], text[i + 2]) : -1;
            out.write(escaped >= 0 ? escaped : text[i] == '+' ? ' ' : text[i]);
            i += escaped >= 0 ? 3 : 1;
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static int hex(byte high, byte low) {
        int first = Character.digit(high, 16);
        int second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : first << 4 | second;
    }
}
