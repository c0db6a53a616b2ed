package org.clawpatrol.engine.value;

/**
 * An unsigned 64-bit integer. Immutable.
 *
 * @param bits the number, to be read as unsigned
 */
public record UintValue(long bits) implements Value {
    @Override
    public String typeName() {
        return "uint";
    }
}
