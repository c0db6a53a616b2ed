package org.clawpatrol.dsl.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Regular expressions of literal characters and groups of literal alternatives, as the texts they
 * stand for. Reads RE2 syntax only as far as it is sure. One thread, one use.
 */
final class LiteralPattern {
    private static final String META = ".[]()*+?{}|^$\\";
    private static final String REPEATS = "*+?{";
    private static final int MOST_TEXTS = 32;

    private final String pattern;
    private int at;

    private LiteralPattern(String pattern, int at) {
        this.pattern = pattern;
        this.at = at;
    }

    /** All texts it stands for; empty when it is of another kind. */
    static Optional<Set<String>> texts(String pattern) {
        LiteralPattern reader = new LiteralPattern(pattern, 0);
        Set<String> texts = new LinkedHashSet<>(List.of(""));
        while (reader.at < pattern.length()) {
            Optional<List<String>> next = reader.next();
            if (next.isEmpty() || texts.size() * next.get().size() > MOST_TEXTS) {
                return Optional.empty();
            }
            texts = joined(texts, next.get());
        }
        return Optional.of(texts);
    }

    private static Set<String> joined(Set<String> heads, List<String> tails) {
        Set<String> joined = new LinkedHashSet<>();
        heads.forEach(head -> tails.forEach(tail -> joined.add(head + tail)));
        return joined;
    }

    /** What every text begins with in which an anchored one finds something; may be empty. */
    static String prefix(String pattern) {
        // An alternative, or a flag that changes what letters mean, could begin otherwise.
        if (!pattern.startsWith("^") || hasOpenAlternative(pattern) || pattern.contains("(?")) {
            return "";
        }
        LiteralPattern reader = new LiteralPattern(pattern, 1);
        StringBuilder prefix = new StringBuilder();
        while (reader.at < pattern.length() && pattern.charAt(reader.at) != '(') {
            Optional<List<String>> next = reader.next();
            if (next.isEmpty()) {
                break;
            }
            prefix.append(next.get().getFirst());
        }
        return prefix.toString();
    }

    /** Says yes where it is not sure. */
    private static boolean hasOpenAlternative(String pattern) {
        int depth = 0;
        for (int i = 0; i < pattern.length(); i++) {
            switch (pattern.charAt(i)) {
                case '\\' -> {
                    if (pattern.startsWith("\\Q", i)) {
                        return true;
                    }
                    i++;
                }
                case '(' -> depth++;
                case ')' -> depth--;
                case '[' -> depth = -pattern.length();
                case '|' -> {
                    if (depth <= 0) {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
    }

    /** One character, or one group of alternatives, that is not repeated. */
    private Optional<List<String>> next() {
        Optional<List<String>> found =
                pattern.charAt(at) == '(' ? group() : character().map(List::of);
        boolean repeated = at < pattern.length() && REPEATS.indexOf(pattern.charAt(at)) >= 0;
        return found.filter(any -> !repeated);
    }

    private Optional<List<String>> group() {
        if (pattern.startsWith("(?:", at)) {
            at += 3;
        } else if (pattern.startsWith("(?", at)) {
            return Optional.empty();
        } else {
            at++;
        }
        List<String> alternatives = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        while (at < pattern.length()) {
            char character = pattern.charAt(at);
            if (character == '|' || character == ')') {
                at++;
                alternatives.add(current.toString());
                current.setLength(0);
                if (character == ')') {
                    return Optional.of(alternatives);
                }
                continue;
            }
            Optional<String> literal = character();
            if (literal.isEmpty() || isRepeated()) {
                return Optional.empty();
            }
            current.append(literal.get());
        }
        return Optional.empty();
    }

    private boolean isRepeated() {
        return at < pattern.length() && REPEATS.indexOf(pattern.charAt(at)) >= 0;
    }

    private Optional<String> character() {
        char character = pattern.charAt(at);
        if (character == '\\') {
            if (at + 1 >= pattern.length() || !isPunctuation(pattern.charAt(at + 1))) {
                return Optional.empty();
            }
            at += 2;
            return Optional.of(pattern.substring(at - 1, at));
        }
        // A character of two halves is left to the full evaluation.
        if (META.indexOf(character) >= 0 || Character.isSurrogate(character)) {
            return Optional.empty();
        }
        at++;
        return Optional.of(String.valueOf(character));
    }

    private static boolean isPunctuation(char character) {
        return character > ' ' && character < 0x7f && !Character.isLetterOrDigit(character);
    }
}
