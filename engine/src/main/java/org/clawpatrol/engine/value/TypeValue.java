package org.clawpatrol.engine.value;

/**
 * A runtime type as a value, such as the result of {@code type(1)}. Immutable.
 *
 * @param name as {@link Value#typeName()} reports it
 */
public record TypeValue(String name) implements Value {
    @Override
    public String typeName() {
        return "type";
    }
}
