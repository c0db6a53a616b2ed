package org.clawpatrol.engine.expr;

import org.clawpatrol.engine.value.BytesValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.OptionalValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/**
 * What operations cost, in units of work. A unit is about what looking at one element of a list
 * takes: some tens of nanoseconds. Costs depend on the values alone, so that the same action always
 * costs the same. Stateless.
 */
final class Cost {
    /** One step of a comprehension. */
    static final long STEP = 1;

    /** One element of a list or map that is built; what is built also stays in memory. */
    static final long BUILT = 8;

    /** Characters that are scanned or compared for one unit. */
    private static final long SCANNED = 32;

    /** Any pattern, for one character. */
    private static final long MATCHED = 2;

    /** States of a pattern that add one unit for each character. */
    private static final long STATES = 16;

    /** Patterns with more states share prefixes, so that few of them are alive at a time. */
    private static final long MOST_STATES = 32;

    private Cost() {}

    /** Going once through a text. */
    static long scan(long length) {
        return 1 + length / SCANNED;
    }

    /** Building a text or bytes of this length. */
    static long text(long length) {
        return 1 + length;
    }

    /** Building a list or map of this size. */
    static long list(long size) {
        return 1 + BUILT * size;
    }

    /** Looking for one text in another, which compares them at every position at worst. */
    static long search(long length, long wanted) {
        long positions = Math.max(1, length - wanted + 1);
        return 1 + length / SCANNED + positions * Math.min(wanted, positions) / SCANNED;
    }

    /**
     * Searching a text for a pattern of the policy, which is not made to be slow.
     *
     * @param states estimate of the pattern's automaton
     */
    static long match(long length, long states) {
        return 1 + length * (MATCHED + Math.min(states, MOST_STATES) / STATES);
    }

    /** Compiling a pattern that is computed, and searching a text with all its states alive. */
    static long matchComputed(long length, long states) {
        return 1 + states + length * (MATCHED + states);
    }

    /** Finding the order of two values. */
    static long order(Value left, Value right) {
        return Math.min(size(left), size(right));
    }

    /** How much there is of a value, what its elements hold not counted. */
    static long size(Value value) {
        return switch (value) {
            case StringValue(String text) -> scan(text.length());
            case BytesValue bytes -> scan(bytes.size());
            case ListValue list -> 1 + list.elements().size();
            case MapValue map -> 1 + map.size();
            case OptionalValue(Value held) when held != null -> 1 + size(held);
            default -> 1;
        };
    }

    /** What building a value takes that an operation returned. */
    static long built(Value value) {
        return switch (value) {
            case StringValue(String text) -> text(text.length());
            case BytesValue bytes -> text(bytes.size());
            case ListValue list -> list(list.elements().size());
            case MapValue map -> list(map.size());
            default -> 1;
        };
    }
}
