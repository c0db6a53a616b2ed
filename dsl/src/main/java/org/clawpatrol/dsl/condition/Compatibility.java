package org.clawpatrol.dsl.condition;

import java.util.List;
import java.util.stream.IntStream;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.type.Type.Simple;

/**
 * Which types may stand for each other: equal ones, {@code dyn} for anything, and null for what can
 * be missing. Stateless.
 */
final class Compatibility {
    private Compatibility() {}

    /** Whether nothing is known of a value of this type. */
    static boolean isDynamic(Type type) {
        return type == Simple.DYN || type == Simple.NOTHING;
    }

    /** The type of an element once it is a value of its own. */
    static Type ofValue(Type element) {
        return element == Simple.NOTHING ? Simple.DYN : element;
    }

    static boolean compatible(Type left, Type right) {
        if (isDynamic(left) || isDynamic(right) || left.equals(right)) {
            return true;
        }
        if (left == Simple.NULL || right == Simple.NULL) {
            return isNullable(left == Simple.NULL ? right : left);
        }
        List<Type> l = parameters(left);
        List<Type> r = parameters(right);
        return sameConstructor(left, right)
                && IntStream.range(0, l.size()).allMatch(i -> compatible(l.get(i), r.get(i)));
    }

    private static boolean isNullable(Type type) {
        return type instanceof Type.Opaque
                || type instanceof Type.OptionalOf
                || type == Simple.TIMESTAMP
                || type == Simple.DURATION;
    }

    private static boolean sameConstructor(Type left, Type right) {
        if (left instanceof Type.Opaque l && right instanceof Type.Opaque r) {
            return l.name().equals(r.name()) && l.parameters().size() == r.parameters().size();
        }
        return !parameters(left).isEmpty() && left.getClass() == right.getClass();
    }

    private static List<Type> parameters(Type type) {
        return switch (type) {
            case Type.ListOf list -> List.of(list.element());
            case Type.MapOf map -> List.of(map.key(), map.value());
            case Type.OptionalOf optional -> List.of(optional.element());
            case Type.Opaque opaque -> opaque.parameters();
            case Type.Simple _, Type.Facet _ -> List.of();
        };
    }

    /** The narrowest type that covers both. */
    static Type join(Type left, Type right) {
        if (left.equals(right) || right == Simple.NOTHING) {
            return left;
        }
        if (left == Simple.NOTHING) {
            return right;
        }
        if (left == Simple.NULL || right == Simple.NULL) {
            Type other = left == Simple.NULL ? right : left;
            return isNullable(other) ? other : Simple.DYN;
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
        return left instanceof Type.Opaque l && sameConstructor(left, right)
                ? new Type.Opaque(l.name(), joined(l.parameters(), parameters(right)))
                : Simple.DYN;
    }

    private static List<Type> joined(List<Type> left, List<Type> right) {
        return IntStream.range(0, left.size())
                .mapToObj(i -> join(left.get(i), right.get(i)))
                .toList();
    }
}
