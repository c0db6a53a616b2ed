package org.clawpatrol.engine.value;

/**
 * A text; its size and its order in conditions count code points. Comparable by UTF-16 unit, so
 * that a hash map under attack by colliding keys degrades to a search tree and not to a list.
 * Immutable.
 */
public record StringValue(String value) implements Value, Comparable<StringValue> {
    public static final StringValue EMPTY = new StringValue("");

    @Override
    public int compareTo(StringValue other) {
        return value.compareTo(other.value);
    }

    @Override
    public String typeName() {
        return "string";
    }
}
