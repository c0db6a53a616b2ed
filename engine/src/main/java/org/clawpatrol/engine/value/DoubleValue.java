package org.clawpatrol.engine.value;

/** A 64-bit floating-point number. Immutable. */
public record DoubleValue(double value) implements Value {
    @Override
    public String typeName() {
        return "double";
    }
}
