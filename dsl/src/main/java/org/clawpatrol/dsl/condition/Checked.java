package org.clawpatrol.dsl.condition;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.type.Type.Simple;
import org.clawpatrol.engine.value.Value;

/** A condition whose names are resolved and whose types fit. Immutable. */
sealed interface Checked {

    Type type();

    Span span();

    /**
     * A part whose problem has been reported; it fits everywhere, so as to cause no further ones.
     */
    record Reported(Span span) implements Checked {
        @Override
        public Type type() {
            return Simple.DYN;
        }
    }

    record Constant(Value value, Type type, Span span) implements Checked {}

    /** A variable of the fact schema as a value of its own. */
    record Facet(Type.Facet type, Span span) implements Checked {}

    /**
     * A fact.
     *
     * @param facet what it is read from when that is not the variable itself
     */
    record FactOf(Optional<Checked> facet, Fact fact, Span span) implements Checked {
        @Override
        public Type type() {
            return fact.type();
        }
    }

    /** A variable of a macro. */
    record Variable(MacroVariable local, Span span) implements Checked {
        @Override
        public Type type() {
            return local.type();
        }
    }

    /** The value under a text key of a map. */
    record Select(Checked operand, String field, Type type, Span span) implements Checked {}

    /** Whether a map has a text key. */
    record Has(Checked operand, String field, Span span) implements Checked {
        @Override
        public Type type() {
            return Simple.BOOL;
        }
    }

    record Call(Callee callee, List<Checked> arguments, Type type, Span span) implements Checked {
        public Call {
            arguments = List.copyOf(arguments);
        }

        List<Type> argumentTypes() {
            return arguments.stream().map(Checked::type).toList();
        }
    }

    record ListOf(List<Checked> elements, Type type, Span span) implements Checked {
        public ListOf {
            elements = List.copyOf(elements);
        }
    }

    /**
     * A map literal.
     *
     * @param keys as many as there are values
     */
    record MapOf(List<Checked> keys, List<Checked> values, Type type, Span span)
            implements Checked {
        public MapOf {
            keys = List.copyOf(keys);
            values = List.copyOf(values);
        }
    }

    /**
     * A macro over the elements of a list or the keys of a map.
     *
     * @param filter only of the macro {@code map} with three arguments
     * @param body what is evaluated for each element
     */
    record Comprehension(
            Macro macro,
            Checked range,
            MacroVariable local,
            Optional<Checked> filter,
            Checked body,
            Type type,
            Span span)
            implements Checked {}
}
