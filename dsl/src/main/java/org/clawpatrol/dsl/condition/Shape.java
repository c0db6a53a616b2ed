package org.clawpatrol.dsl.condition;

import java.util.List;
import java.util.stream.Collectors;
import org.clawpatrol.engine.type.Type;

/** The type of a parameter or result, possibly with type variables. Immutable. */
sealed interface Shape {

    /** The shape as written in diagnostics. */
    String text();

    record Exact(Type type) implements Shape {
        @Override
        public String text() {
            return type.text();
        }
    }

    /** Stands for one type throughout an overload. */
    record Variable(String name) implements Shape {
        @Override
        public String text() {
            return name;
        }
    }

    record ListOf(Shape element) implements Shape {
        @Override
        public String text() {
            return "list(" + element.text() + ")";
        }
    }

    record OptionalOf(Shape element) implements Shape {
        @Override
        public String text() {
            return "optional_type(" + element.text() + ")";
        }
    }

    /** A type of a library with the types it is made of. */
    record OpaqueOf(String name, List<Shape> parameters) implements Shape {
        public OpaqueOf {
            parameters = List.copyOf(parameters);
        }

        @Override
        public String text() {
            return parameters.stream()
                    .map(Shape::text)
                    .collect(Collectors.joining(", ", name + "(", ")"));
        }
    }

    record MapOf(Shape key, Shape value) implements Shape {
        @Override
        public String text() {
            return "map(" + key.text() + ", " + value.text() + ")";
        }
    }
}
