package org.clawpatrol.engine.fact;

import org.clawpatrol.engine.type.Type;

/**
 * One typed fact a condition may read, such as {@code http.method}. Immutable; compared by identity
 * of its path within a family.
 *
 * @param slot index of the fact inside its family's schema, from 0
 * @param variable the part before the dot
 * @param field the part after the dot
 * @param type static type of the value
 * @param lowerCased whether values, and literals compared with them, are lower-cased
 * @param lostWhenTruncated whether the value is unknown for an action over the inspection cap
 * @param lostWhenUnparseable whether the value is unknown for an action the parser refused
 */
public record Fact(
        int slot,
        String variable,
        String field,
        Type type,
        boolean lowerCased,
        boolean lostWhenTruncated,
        boolean lostWhenUnparseable) {

    /** The name as written in a condition, such as {@code http.method}. */
    public String path() {
        return variable + "." + field;
    }
}
