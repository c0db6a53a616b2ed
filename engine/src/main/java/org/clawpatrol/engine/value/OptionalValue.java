package org.clawpatrol.engine.value;

import org.jspecify.annotations.Nullable;

/**
 * A value that may be missing. Immutable.
 *
 * @param value null when it is missing; never undefined
 */
public record OptionalValue(@Nullable Value value) implements Value {
    public static final OptionalValue NONE = new OptionalValue(null);

    @Override
    public String typeName() {
        return "optional_type";
    }
}
