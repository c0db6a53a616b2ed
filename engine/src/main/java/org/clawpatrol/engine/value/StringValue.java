package org.clawpatrol.engine.value;

/** A text; its size and order count code points. Immutable. */
public record StringValue(String value) implements Value {
    public static final StringValue EMPTY = new StringValue("");

    @Override
    public String typeName() {
        return "string";
    }
}
