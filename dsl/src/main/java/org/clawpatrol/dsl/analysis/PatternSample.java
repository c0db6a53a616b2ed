package org.clawpatrol.dsl.analysis;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;

/**
 * A short text in which a regular expression probably finds something: the first alternative of
 * each group, everything repeated as little as it may be. One thread, one use.
 */
final class PatternSample {
    private static final List<String> CHARACTERS =
            List.of("x", "a", "0", "1", "A", "/", "-", "_", ".", " ", "@", ":", "\n", "é");

    private final String pattern;
    private int at;

    private PatternSample(String pattern) {
        this.pattern = pattern;
    }

    /** None, or one. */
    static List<String> of(String pattern) {
        PatternSample sample = new PatternSample(pattern);
        String text = sample.alternatives(0);
        return sample.at == pattern.length() ? List.of(text) : List.of();
    }

    private String alternatives(int depth) {
        String first = sequence(depth);
        while (peek('|')) {
            at++;
            sequence(depth);
        }
        return first;
    }

    private String sequence(int depth) {
        StringBuilder text = new StringBuilder();
        while (at < pattern.length() && !peek('|') && !(depth > 0 && peek(')'))) {
            String piece = piece(depth);
            text.append(piece.repeat(repetitions()));
        }
        return text.toString();
    }

    private boolean peek(char character) {
        return at < pattern.length() && pattern.charAt(at) == character;
    }

    private String piece(int depth) {
        char character = pattern.charAt(at++);
        return switch (character) {
            case '(' -> group(depth);
            case '[' -> characterClass();
            case '\\' -> escape();
            case '.' -> "x";
            case '^', '$' -> "";
            default -> String.valueOf(character);
        };
    }

    private String group(int depth) {
        if (peek('?')) {
            int colon = pattern.indexOf(':', at);
            int close = pattern.indexOf(')', at);
            int name = pattern.indexOf('>', at);
            boolean named = pattern.startsWith("?P<", at) || pattern.startsWith("?<", at);
            int end = named ? name : colon >= 0 && colon < close ? colon : close;
            at = end < 0 ? pattern.length() : end + 1;
            if (!named && end == close) {
                return "";
            }
        }
        String text = alternatives(depth + 1);
        if (peek(')')) {
            at++;
        }
        return text;
    }

    private String characterClass() {
        int start = at - 1;
        int end = at + (peek('^') ? 1 : 0) + 1;
        while (end < pattern.length() && pattern.charAt(end) != ']') {
            boolean named = pattern.startsWith("[:", end);
            int close = named ? pattern.indexOf(":]", end) : -1;
            end = close >= 0 ? close + 2 : end + (pattern.charAt(end) == '\\' ? 2 : 1);
        }
        at = Math.min(pattern.length(), end + 1);
        return member(pattern.substring(start, at));
    }

    private String escape() {
        if (at >= pattern.length()) {
            return "";
        }
        char character = pattern.charAt(at++);
        return switch (character) {
            case 'b', 'B', 'A', 'z', 'Q', 'E' -> "";
            case 'd', 'D', 'w', 'W', 's', 'S' -> member("\\" + character);
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            default -> String.valueOf(character);
        };
    }

    private static String member(String set) {
        try {
            Pattern one = Pattern.compile(set);
            return CHARACTERS.stream().filter(one::matches).findFirst().orElse("");
        } catch (PatternSyntaxException e) {
            // Only a sample was wanted; whether it fits is asked of the whole pattern.
            return "";
        }
    }

    /** How often the piece before must stand there. */
    private int repetitions() {
        int times = 1;
        if (peek('*') || peek('?')) {
            at++;
            times = 0;
        } else if (peek('+')) {
            at++;
        } else if (peek('{')) {
            int end = pattern.indexOf('}', at);
            String bounds = end < 0 ? "" : pattern.substring(at + 1, end);
            String least = bounds.split(",", -1)[0];
            if (!least.isEmpty() && least.chars().allMatch(c -> c >= '0' && c <= '9')) {
                at = end + 1;
                times = least.length() > 3 ? 0 : Integer.parseInt(least);
            }
        }
        if (peek('?')) {
            at++;
        }
        return times;
    }
}
