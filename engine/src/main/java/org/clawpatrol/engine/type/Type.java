package org.clawpatrol.engine.type;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A static type of the condition language. Immutable. */
public sealed interface Type {

    /** The type as written in diagnostics, such as {@code map(string, list(string))}. */
    String text();

    /** Types without parameters. */
    enum Simple implements Type {
        BOOL,
        INT,
        UINT,
        DOUBLE,
        STRING,
        BYTES,
        NULL,
        TIMESTAMP,
        DURATION,
        TYPE,
        DYN,
        /** What an empty list holds: it fits everywhere and never widens another type. */
        NOTHING;

        @Override
        public String text() {
            return this == NOTHING ? DYN.text() : name().toLowerCase(Locale.ROOT);
        }
    }

    record ListOf(Type element) implements Type {
        @Override
        public String text() {
            return "list(" + element.text() + ")";
        }
    }

    record MapOf(Type key, Type value) implements Type {
        @Override
        public String text() {
            return "map(" + key.text() + ", " + value.text() + ")";
        }
    }

    /** A value that may be missing. */
    record OptionalOf(Type element) implements Type {
        @Override
        public String text() {
            return "optional_type(" + element.text() + ")";
        }
    }

    /**
     * A type that only its own library knows.
     *
     * @param name as {@code Value.typeName()} reports it, such as {@code net.IP}
     * @param parameters the types it is made of; usually none
     */
    record Opaque(String name, List<Type> parameters) implements Type {
        public Opaque {
            parameters = List.copyOf(parameters);
        }

        public Opaque(String name) {
            this(name, List.of());
        }

        @Override
        public String text() {
            return parameters.isEmpty()
                    ? name
                    : parameters.stream()
                            .map(Type::text)
                            .collect(Collectors.joining(", ", name + "(", ")"));
        }
    }

    /**
     * A variable of the fact schema used as a value: a map from field names to fact values.
     *
     * @param variable its name, such as {@code http}
     */
    record Facet(String variable) implements Type {
        @Override
        public String text() {
            return variable;
        }
    }
}
