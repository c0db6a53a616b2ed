package org.clawpatrol.engine.value;

/** A signed 64-bit integer. Immutable. */
public record IntValue(long value) implements Value {
    @Override
    public String typeName() {
        return "int";
    }
}
