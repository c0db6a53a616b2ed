package org.clawpatrol.proxy.credential;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of a query or of a form's body as they were written (application/x-www-form-urlencoded
 * of the WHATWG URL standard, 5.1). Names are compared decoded. Keeps nothing a field, of which an
 * agent may send very many. Immutable.
 */
public final class EncodedFields {
    private final byte[] text;

    private EncodedFields(byte[] text) {
        this.text = text;
    }

    /** Gets the fields in order. */
    private interface Visitor {

        /**
         * @param equals where the first equals sign is, or the end
         * @return whether to go on
         */
        boolean field(int start, int equals, int end);
    }

    /**
     * @param text not copied
     */
    public static EncodedFields of(byte[] text) {
        return new EncodedFields(text);
    }

    /** The first value of a field, decoded. */
    public Optional<String> first(String name) {
        List<String> found = new ArrayList<>(1);
        visit(
                (start, equals, end) -> {
                    if (isNamed(start, equals, name)) {
                        found.add(decoded(Math.min(equals + 1, end), end));
                    }
                    return found.isEmpty();
                });
        return found.stream().findFirst();
    }

    /** Where the values of a field stand that say anything. */
    public List<Substitution.Span> values(String name) {
        List<Substitution.Span> found = new ArrayList<>(1);
        visit(
                (start, equals, end) -> {
                    if (equals + 1 < end && isNamed(start, equals, name)) {
                        found.add(new Substitution.Span(equals + 1, end));
                    }
                    return true;
                });
        return found;
    }

    /** The text without some fields; empty where it has none of them. */
    public Optional<byte[]> without(Set<String> names) {
        Kept kept = new Kept(new ByteArrayOutputStream(text.length));
        visit(
                (start, equals, end) -> {
                    if (names.stream().anyMatch(name -> isNamed(start, equals, name))) {
                        kept.dropped = true;
                    } else {
                        kept.add(text, start, end);
                    }
                    return true;
                });
        return kept.dropped ? Optional.of(kept.bytes.toByteArray()) : Optional.empty();
    }

    /** Fields that stay. */
    private static final class Kept {
        private final ByteArrayOutputStream bytes;
        private boolean first = true;
        private boolean dropped;

        Kept(ByteArrayOutputStream bytes) {
            this.bytes = bytes;
        }

        void add(byte[] text, int start, int end) {
            if (!first) {
                bytes.write('&');
            }
            first = false;
            bytes.write(text, start, end - start);
        }
    }

    private void visit(Visitor visitor) {
        int start = 0;
        int equals = -1;
        for (int i = 0; i <= text.length; i++) {
            if (i == text.length || text[i] == '&') {
                if (!visitor.field(start, equals < 0 ? i : equals, i)) {
                    return;
                }
                start = i + 1;
                equals = -1;
            } else if (text[i] == '=' && equals < 0) {
                equals = i;
            }
        }
    }

    /**
     * @param name ASCII
     */
    private boolean isNamed(int start, int end, String name) {
        int length = end - start;
        boolean possible = length >= name.length() && length <= 3 * name.length();
        return possible && decoded(start, end).equals(name);
    }

    /** Escapes that are none stand for themselves. */
    private String decoded(int start, int end) {
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
