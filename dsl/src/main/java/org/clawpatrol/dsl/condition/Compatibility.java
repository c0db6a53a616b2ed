package org.clawpatrol.dsl.condition;

import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.type.Type.Simple;

/** Which types may stand for each other: equal ones, and {@code dyn} for anything. Stateless. */
final class Compatibility {
    private Compatibility() {}

    static boolean compatible(Type left, Type right) {
        if (left == Simple.DYN || right == Simple.DYN || left.equals(right)) {
            return true;
        }
        if (left instanceof Type.ListOf l && right instanceof Type.ListOf r) {
            return compatible(l.element(), r.element());
        }
        if (left instanceof Type.OptionalOf l && right instanceof Type.OptionalOf r) {
            return compatible(l.element(), r.element());
        }
        return left instanceof Type.MapOf l
                && right instanceof Type.MapOf r
                && compatible(l.key(), r.key())
                && compatible(l.value(), r.value());
    }

    /** The narrowest type that covers both. */
    static Type join(Type left, Type right) {
        if (left.equals(right)) {
            return left;
        }
        if (left instanceof Type.ListOf l && right instanceof Type.ListOf r) {
            return new Type.ListOf(join(l.element(), r.element()));
        }
        if (left instanceof Type.OptionalOf l && right instanceof Type.OptionalOf r) {
            return new Type.OptionalOf(join(l.element(), r.element()));
        }
        if (left instanceof Type.MapOf l && right instanceof Type.MapOf r) {
            return new Type.MapOf(join(l.key(), r.key()), join(l.value(), r.value()));
        }
        return Simple.DYN;
    }
}
