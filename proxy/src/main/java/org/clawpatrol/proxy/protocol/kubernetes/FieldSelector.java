package org.clawpatrol.proxy.protocol.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads field selectors: terms {@code field=value} with commas between them. Stateless. */
final class FieldSelector {
    private FieldSelector() {}

    /** The value a field must have; empty when none is demanded or the selector is malformed. */
    static String exactValue(String selector, String field) {
        String found = "";
        for (String term : terms(selector)) {
            if (term.isEmpty()) {
                continue;
            }
            int operator = operator(term);
            if (operator < 0) {
                return "";
            }
            boolean equal = term.charAt(operator) == '=';
            int width = term.startsWith("==", operator) || !equal ? 2 : 1;
            Optional<String> value = unescaped(term.substring(operator + width));
            if (value.isEmpty()) {
                return "";
            }
            if (equal && found.isEmpty() && term.substring(0, operator).equals(field)) {
                found = value.get();
            }
        }
        return found;
    }

    /** A backslash takes the meaning from the character after it. */
    private static List<String> terms(String selector) {
        List<String> terms = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < selector.length(); i++) {
            char c = selector.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == ',') {
                terms.add(selector.substring(from, i));
                from = i + 1;
            }
        }
        terms.add(selector.substring(from));
        return terms;
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
