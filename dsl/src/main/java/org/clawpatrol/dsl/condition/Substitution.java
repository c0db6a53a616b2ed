package org.clawpatrol.dsl.condition;

import java.util.HashMap;
import java.util.Map;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.type.Type.Simple;

/** What the type variables of one overload stand for in one call. Mutable; one thread. */
final class Substitution {
    private final Map<Shape.Variable, Type> bound = new HashMap<>();

    /** Whether an argument of this type fits, given what fitted before. */
    boolean match(Shape shape, Type type) {
        return switch (shape) {
            case Shape.Exact exact -> Compatibility.compatible(exact.type(), type);
            case Shape.Variable variable -> bind(variable, type);
            case Shape.ListOf list -> type == Simple.DYN || matchList(list, type);
            case Shape.MapOf map -> type == Simple.DYN || matchMap(map, type);
            case Shape.OptionalOf optional -> type == Simple.DYN || matchOptional(optional, type);
        };
    }

    private boolean matchList(Shape.ListOf list, Type type) {
        return type instanceof Type.ListOf actual && match(list.element(), actual.element());
    }

    private boolean matchOptional(Shape.OptionalOf optional, Type type) {
        return type instanceof Type.OptionalOf actual
                && match(optional.element(), actual.element());
    }

    private boolean matchMap(Shape.MapOf map, Type type) {
        return type instanceof Type.MapOf actual
                && match(map.key(), actual.key())
                && match(map.value(), actual.value());
    }

    private boolean bind(Shape.Variable variable, Type type) {
        Type earlier = bound.get(variable);
        if (earlier == null) {
            bound.put(variable, type);
            return true;
        }
        bound.put(variable, Compatibility.join(earlier, type));
        return Compatibility.compatible(earlier, type);
    }

    /** The type a shape stands for; a variable that no argument bound is {@code dyn}. */
    Type resolve(Shape shape) {
        return switch (shape) {
            case Shape.Exact exact -> exact.type();
            case Shape.Variable variable -> bound.getOrDefault(variable, Simple.DYN);
            case Shape.ListOf list -> new Type.ListOf(resolve(list.element()));
            case Shape.MapOf map -> new Type.MapOf(resolve(map.key()), resolve(map.value()));
            case Shape.OptionalOf optional -> new Type.OptionalOf(resolve(optional.element()));
        };
    }
}
