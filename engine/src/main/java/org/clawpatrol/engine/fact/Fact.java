package org.clawpatrol.engine.fact;

import org.clawpatrol.engine.type.Type;

/**
 * One typed fact a condition may read, such as {@code http.method}. Immutable; compared by identity
 * of its path within a family.
 *
 * @param slot index of the fact inside its family's schema, from 0
 * @param variable the part before the dot
 */
public record Fact(int slot, String variable, FactDeclaration declaration) {

    /** The part after the dot. */
    public String field() {
        return declaration.field();
    }

    /** Static type of the value. */
    public Type type() {
        return declaration.type();
    }

    /** Whether values, and literals compared with them, are lower-cased. */
    public boolean lowerCased() {
        return declaration.lowerCased();
    }

    /** Whether the value is unknown for an action over the inspection cap. */
    public boolean lostWhenTruncated() {
        return declaration.availability() == Availability.CONTENT || lostWhenUnparseable();
    }

    /** Whether the value is unknown for an action the parser refused. */
    public boolean lostWhenUnparseable() {
        return declaration.availability() == Availability.STATEMENT;
    }

    /** Whether the action's content must be kept for it to be read. */
    public boolean readsContent() {
        return declaration.availability() != Availability.ALWAYS;
    }

    /** What a condition reads where an action has nothing for it. */
    public Missing missing() {
        return declaration.missing();
    }

    /** The name as written in a condition, such as {@code http.method}. */
    public String path() {
        return variable + "." + field();
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Fact that && isSame(that));
    }

    private boolean isSame(Fact that) {
        return slot == that.slot
                && variable.equals(that.variable)
                && field().equals(that.field())
                && type().equals(that.type());
    }

    @Override
    public int hashCode() {
        return 31 * slot + field().hashCode();
    }
}
