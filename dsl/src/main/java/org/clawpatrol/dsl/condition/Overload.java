package org.clawpatrol.dsl.condition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clawpatrol.engine.type.Type;

/** One signature of a function; a method's receiver is its first parameter. Immutable. */
record Overload(List<Shape> parameters, Shape result) {
    Overload {
        parameters = List.copyOf(parameters);
    }

    /** A signature of exact types. */
    static Overload of(Type result, Type... parameters) {
        List<Shape> shapes = Stream.of(parameters).<Shape>map(Shape.Exact::new).toList();
        return new Overload(shapes, new Shape.Exact(result));
    }

    /** The type of a call with these arguments; empty when they do not fit. */
    Optional<Type> resultFor(List<Type> arguments) {
        if (arguments.size() != parameters.size()) {
            return Optional.empty();
        }
        Substitution substitution = new Substitution();
        for (int i = 0; i < arguments.size(); i++) {
            if (!substitution.match(parameters.get(i), arguments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(substitution.resolve(result));
    }

    /** The signature as a call of this function would be written. */
    String text(Callee function) {
        List<String> types = parameters.stream().map(Shape::text).toList();
        return switch (function.style()) {
            case OPERATOR -> operation(function, types);
            case METHOD -> types.getFirst() + "." + call(function, types.subList(1, types.size()));
            case FUNCTION, EITHER -> call(function, types);
        };
    }

    private static String operation(Callee function, List<String> types) {
        if (function == Function.INDEX) {
            return types.getFirst() + "[" + types.getLast() + "]";
        }
        return types.size() == 1
                ? function.text() + types.getFirst()
                : String.join(" " + function.text() + " ", types);
    }

    private static String call(Callee function, List<String> types) {
        return function.text() + "(" + String.join(", ", types) + ")";
    }
}
