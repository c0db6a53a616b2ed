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

    /**
     * The element of a list or the value of a map, as an optional.
     *
     * @param key a position, a key, or the name of a field as text
     */
    record OptionalStep(Checked operand, Checked key, Type type, Span span) implements Checked {}

    /**
     * An optional in a list or map literal, which is there when it has a value.
     *
     * @param type of the value
     */
    record Spread(Checked optional, Type type, Span span) implements Checked {}

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

    /** Variables that stand for expressions; each may read those before it. */
    record Let(List<Binding> bindings, Checked body, Span span) implements Checked {
        public Let {
            bindings = List.copyOf(bindings);
        }

        @Override
        public Type type() {
            return body.type();
        }
    }

    /** A variable and what it stands for. */
    record Binding(MacroVariable local, Checked init) {}

    /**
     * What becomes of the value of an optional.
     *
     * @param flat whether the body gives an optional itself
     */
    record OptionalMap(
            Checked operand, MacroVariable local, Checked body, boolean flat, Type type, Span span)
            implements Checked {}

    /**
     * A macro over the elements of a list or the entries of a map.
     *
     * @param variables one or two
     * @param filter the condition of the elements that count, where the macro has one beside its
     *     body
     * @param body what is evaluated for each element
     */
    record Comprehension(
            Macro macro,
            Checked range,
            List<MacroVariable> variables,
            Optional<Checked> filter,
            Checked body,
            Type type,
            Span span)
            implements Checked {
        public Comprehension {
            variables = List.copyOf(variables);
        }
    }
}
