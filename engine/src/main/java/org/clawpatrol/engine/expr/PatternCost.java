package org.clawpatrol.engine.expr;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * An upper estimate of the automaton a pattern compiles to. RE2J bounds one counted repetition to
 * 1,000 but not their nesting, so eighteen characters can take a second and thirty all memory; the
 * estimate is made before compiling. One thread.
 */
final class PatternCost {
    /** Largest estimate that is compiled. */
    static final long LIMIT = 50_000;

    /** Deepest nesting of groups; the compiler recurses. */
    private static final int DEPTH_LIMIT = 500;

    private final String pattern;
    private final Deque<Long> outer = new ArrayDeque<>();
    private int position;
    private long total;
    private long atom;

    private PatternCost(String pattern) {
        this.pattern = pattern;
    }

    /** The states of the automaton; beyond {@link #LIMIT} where it must not be compiled. */
    static long of(String pattern) {
        PatternCost cost = new PatternCost(pattern);
        return cost.walk() ? cost.total : LIMIT + 1;
    }

    private boolean walk() {
        while (position < pattern.length()) {
            step(pattern.charAt(position));
            if (total > LIMIT || outer.size() > DEPTH_LIMIT) {
                return false;
            }
        }
        return true;
    }

    private void step(char c) {
        position++;
        switch (c) {
            case '\\' -> escape();
            case '[' -> characterClass();
            case '(' -> open();
            case ')' -> close();
            case '{' -> repeat();
            case '*', '+', '?' -> extend();
            default -> add(1);
        }
    }

    private void add(long cost) {
        atom = cost;
        total += cost;
    }

    /** An uncounted repetition belongs to the atom that a later count would multiply. */
    private void extend() {
        atom++;
        total++;
    }

    private void open() {
        outer.push(total);
        total = 2;
        atom = 0;
    }

    private void close() {
        long group = total;
        total = outer.isEmpty() ? 0 : outer.pop();
        add(group);
    }

    /** Multiplies the last atom; the walk stops at the limit, long before an overflow. */
    private void repeat() {
        int end = pattern.indexOf('}', position);
        long count = end < 0 ? 0 : Repetition.most(pattern.substring(position, end));
        if (count == 0) {
            add(1);
            return;
        }
        position = end + 1;
        total = total - atom + atom * count;
        atom *= count;
    }

    /** An escape is one atom; a quotation is its characters, a named class skips its braces. */
    private void escape() {
        if (pattern.startsWith("Q", position)) {
            int end = pattern.indexOf("\\E", position);
            int next = end < 0 ? pattern.length() : end + 2;
            add(1);
            total += next - position;
            position = next;
            return;
        }
        boolean braced =
                position + 1 < pattern.length()
                        && "pPx".indexOf(pattern.charAt(position)) >= 0
                        && pattern.charAt(position + 1) == '{';
        int end = braced ? pattern.indexOf('}', position) : position;
        position = end < 0 ? pattern.length() : end + 1;
        add(1);
    }

    /** A class is one atom; a bracket directly after its opening is a member. */
    private void characterClass() {
        if (pattern.startsWith("^", position)) {
            position++;
        }
        int first = position;
        while (position < pattern.length()
                && (pattern.charAt(position) != ']' || position == first)) {
            boolean named = pattern.startsWith("[:", position);
            int end = named ? pattern.indexOf(":]", position + 2) : -1;
            if (end >= 0) {
                position = end + 2;
            } else {
                position += pattern.charAt(position) == '\\' ? 2 : 1;
            }
        }
        position++;
        add(1);
    }

    /** The counts of {@code n}, {@code n,} and {@code n,m}. Stateless. */
    private static final class Repetition {
        private Repetition() {}

        /**
         * The most instructions per one of the atom, an optional copy counting two; 0 when the text
         * is no repetition.
         */
        static long most(String counts) {
            if (!counts.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
                return 0;
            }
            int comma = counts.indexOf(',');
            long least = Long.parseLong(comma < 0 ? counts : counts.substring(0, comma));
            boolean bounded = comma >= 0 && comma + 1 < counts.length();
            long most = bounded ? Long.parseLong(counts.substring(comma + 1)) : least + 1;
            return Math.max(1, 2 * Math.max(least, most));
        }
    }
}
