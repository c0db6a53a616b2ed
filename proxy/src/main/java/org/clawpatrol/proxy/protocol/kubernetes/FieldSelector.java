package org.clawpatrol.proxy.protocol.kubernetes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A field selector: terms {@code field=value}, {@code field==value} and {@code field!=value} with
 * commas between them. Immutable.
 */
record FieldSelector(List<Term> terms) {
    /** The API server orders terms by their bytes. */
    private static final Comparator<Term> BY_TEXT =
            (a, b) -> Arrays.compareUnsigned(utf8(a.text()), utf8(b.text()));

    /** One demand, and how it was written. */
    record Term(String text, String field, boolean equal, String value) {}

    /** Empty when it is malformed. */
    static Optional<FieldSelector> parse(String selector) {
        List<Term> terms = new ArrayList<>();
        for (String text : pieces(selector)) {
            Optional<Term> term = text.isEmpty() ? Optional.empty() : term(text);
            if (term.isEmpty() && !text.isEmpty()) {
                return Optional.empty();
            }
            term.ifPresent(terms::add);
        }
        return Optional.of(new FieldSelector(terms));
    }

    /** The value a field must have, of several the first in byte order; else the empty text. */
    String exactValue(String field) {
        return terms.stream()
                .filter(term -> term.equal() && term.field().equals(field))
                .min(BY_TEXT)
                .map(Term::value)
                .orElse("");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<Term> term(String text) {
        int operator = operator(text);
        if (operator < 0) {
            return Optional.empty();
        }
        boolean equal = text.charAt(operator) == '=';
        int width = text.startsWith("==", operator) || !equal ? 2 : 1;
        return unescaped(text.substring(operator + width))
                .map(value -> new Term(text, text.substring(0, operator), equal, value));
    }

    /** A backslash takes the meaning from the character after it. */
    private static List<String> pieces(String selector) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < selector.length(); i++) {
            char c = selector.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == ',') {
                pieces.add(selector.substring(from, i));
                from = i + 1;
            }
        }
        pieces.add(selector.substring(from));
        return pieces;
    }

    /** Where the first operator begins, or -1. */
    private static int operator(String term) {
        for (int i = 0; i < term.length(); i++) {
            if (term.charAt(i) == '=' || term.startsWith("!=", i)) {
                return i;
            }
        }
        return -1;
    }

    /** Only a backslash, a comma and an equals sign may be escaped, and the last two must be. */
    private static Optional<String> unescaped(String value) {
        StringBuilder out = new StringBuilder(value.length());
        int i = 0;
        while (i < value.length()) {
            char c = value.charAt(i);
            boolean escape = c == '\\';
            int at = escape ? i + 1 : i;
            boolean special = at < value.length() && "\\,=".indexOf(value.charAt(at)) >= 0;
            if (escape != special) {
                return Optional.empty();
            }
            out.append(value.charAt(at));
            i = at + 1;
        }
        return Optional.of(out.toString());
    }
}
