package org.clawpatrol.engine.tree;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Texts as they are written in a condition. Stateless. */
final class Quoted {
    private Quoted() {}

    static String of(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (Character.isISOControl(c)) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    static String first(Set<String> texts) {
        return of(texts.iterator().next());
    }

    static String list(Collection<String> texts) {
        return joined(texts, ", ", "[", "]");
    }

    static String any(Collection<String> texts) {
        return joined(texts, " or ", "", "");
    }

    private static String joined(
            Collection<String> texts, String between, String before, String after) {
        return texts.stream()
                .sorted()
                .map(Quoted::of)
                .collect(Collectors.joining(between, before, after));
    }
}
