package org.clawpatrol.engine.value;

/**
 * Order of values: numbers by value whatever their types, text by code point, bytes as unsigned,
 * false before true, earlier before later, shorter before longer. Stateless.
 */
public final class Comparison {
    /** Result for values that have an order, but not with each other: not a number. */
    public static final int UNORDERED = Numbers.UNORDERED;

    /** Result for values of types that have no order. */
    public static final int INCOMPARABLE = 3;

    private Comparison() {}

    /**
     * As {@link #compare}, but an integer beside a double is rounded to the nearest one, which is
     * how the language defines its operators: their order of huge numbers is coarser than equality.
     */
    public static int order(Value left, Value right) {
        return Numbers.isNumber(left) && Numbers.isNumber(right)
                ? Numbers.order(left, right)
                : compare(left, right);
    }

    /** -1, 0, 1, {@link #UNORDERED} or {@link #INCOMPARABLE}. */
    public static int compare(Value left, Value right) {
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return Numbers.compare(left, right);
        }
        if (left instanceof StringValue l && right instanceof StringValue r) {
            return compareText(l.value(), r.value());
        }
        if (left instanceof BytesValue l && right instanceof BytesValue r) {
            return Integer.signum(l.compareUnsigned(r));
        }
        if (left instanceof BoolValue l && right instanceof BoolValue r) {
            return Boolean.compare(l == BoolValue.TRUE, r == BoolValue.TRUE);
        }
        if (left instanceof TimestampValue l && right instanceof TimestampValue r) {
            return Integer.signum(l.instant().compareTo(r.instant()));
        }
        if (left instanceof DurationValue l && right instanceof DurationValue r) {
            return Integer.signum(l.duration().compareTo(r.duration()));
        }
        return INCOMPARABLE;
    }

    /** By code point; {@link String#compareTo} would put surrogates before U+E000. */
    private static int compareText(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char l = left.charAt(i);
            char r = right.charAt(i);
            if (l != r) {
                boolean bothSame = Character.isSurrogate(l) == Character.isSurrogate(r);
                int order = bothSame ? Character.compare(l, r) : surrogateOrder(l, r);
                return Integer.signum(order);
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** A surrogate stands for a code point above every character that is not one. */
    private static int surrogateOrder(char left, char right) {
        return Boolean.compare(Character.isSurrogate(left), Character.isSurrogate(right));
    }
}
