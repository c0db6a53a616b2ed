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
            case Shape.ListOf list -> fitsEverywhere(list.element(), type) || matchList(list, type);
            case Shape.MapOf map ->
                    (fitsEverywhere(map.key(), type) && match(map.value(), type))
                            || matchMap(map, type);
            case Shape.OptionalOf optional ->
                    fitsEverywhere(optional.element(), type) || matchOptional(optional, type);
            case Shape.OpaqueOf opaque ->
                    Compatibility.isDynamic(type) || matchOpaque(opaque, type);
        };
    }

    /** Where nothing is known of a container, nothing is known of its elements. */
    private boolean fitsEverywhere(Shape element, Type type) {
        return Compatibility.isDynamic(type) && match(element, type);
    }

    private boolean matchOpaque(Shape.OpaqueOf opaque, Type type) {
        if (!(type instanceof Type.Opaque actual)
                || !actual.name().equals(opaque.name())
                || actual.parameters().size() != opaque.parameters().size()) {
            return false;
        }
        for (int i = 0; i < actual.parameters().size(); i++) {
            if (!match(opaque.parameters().get(i), actual.parameters().get(i))) {
                return false;
            }
        }
        return true;
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

    /** The type a shape stands for; a variable that no argument bound fits everywhere. */
    Type resolve(Shape shape) {
        return switch (shape) {
            case Shape.Exact exact -> exact.type();
            case Shape.Variable variable -> bound.getOrDefault(variable, Simple.NOTHING);
            case Shape.ListOf list -> new Type.ListOf(resolve(list.element()));
            case Shape.MapOf map -> new Type.MapOf(resolve(map.key()), resolve(map.value()));
            case Shape.OptionalOf optional -> new Type.OptionalOf(resolve(optional.element()));
            case Shape.OpaqueOf opaque ->
                    new Type.Opaque(
                            opaque.name(),
                            opaque.parameters().stream().map(this::resolve).toList());
        };
    }
}
