package org.clawpatrol.dsl.condition;

import java.util.List;
import java.util.stream.Stream;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.engine.value.Value;

/** A condition as written, before names and types mean anything. Immutable. */
sealed interface Syntax {

    Span span();

    /** The parts directly below this one. */
    Stream<Syntax> children();

    record Literal(Value value, Span span) implements Syntax {
        @Override
        public Stream<Syntax> children() {
            return Stream.empty();
        }
    }

    /**
     * @param absolute whether a leading dot skips the variables of macros
     */
    record Identifier(String name, boolean absolute, Span span) implements Syntax {
        @Override
        public Stream<Syntax> children() {
            return Stream.empty();
        }
    }

    record Select(Syntax operand, Name field, Span span) implements Syntax {
        @Override
        public Stream<Syntax> children() {
            return Stream.of(operand);
        }
    }

    /**
     * An operator with its operands; {@code &&} and {@code ||} have two or more, an index has the
     * container and the key.
     *
     * @param operatorSpan the operator alone, the first one where there are several
     */
    record Operation(Function operator, List<Syntax> operands, Span operatorSpan, Span span)
            implements Syntax {
        public Operation {
            operands = List.copyOf(operands);
        }

        @Override
        public Stream<Syntax> children() {
            return operands.stream();
        }
    }

    /** A call without a receiver, such as {@code size(x)}. */
    record FunctionCall(Name function, List<Syntax> arguments, Span span) implements Syntax {
        public FunctionCall {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Stream<Syntax> children() {
            return arguments.stream();
        }
    }

    /** A call with a receiver, such as {@code x.size()}. */
    record MethodCall(Syntax receiver, Name method, List<Syntax> arguments, Span span)
            implements Syntax {
        public MethodCall {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Stream<Syntax> children() {
            return Stream.concat(Stream.of(receiver), arguments.stream());
        }
    }

    record ListLiteral(List<Syntax> elements, Span span) implements Syntax {
        public ListLiteral {
            elements = List.copyOf(elements);
        }

        @Override
        public Stream<Syntax> children() {
            return elements.stream();
        }
    }

    record MapLiteral(List<Entry> entries, Span span) implements Syntax {
        public MapLiteral {
            entries = List.copyOf(entries);
        }

        @Override
        public Stream<Syntax> children() {
            return entries.stream().flatMap(entry -> Stream.of(entry.key(), entry.value()));
        }
    }

    /** One key of a map literal with its value. */
    record Entry(Syntax key, Syntax value) {}

    /** A message literal such as {@code Type{field: 1}}. */
    record Message(Name type, List<Field> fields, Span span) implements Syntax {
        public Message {
            fields = List.copyOf(fields);
        }

        @Override
        public Stream<Syntax> children() {
            return fields.stream().map(Field::value);
        }
    }

    /** One field of a message literal with its value. */
    record Field(Name name, Syntax value) {}

    /** The selection of a field that may be missing, {@code a.?b}. */
    record OptionalSelect(Syntax operand, Name field, Span span) implements Syntax {
        @Override
        public Stream<Syntax> children() {
            return Stream.of(operand);
        }
    }

    /**
     * An element that may be missing, {@code a[?k]}.
     *
     * @param brackets what stands after the operand
     */
    record OptionalIndex(Syntax operand, Syntax key, Span brackets, Span span) implements Syntax {
        @Override
        public Stream<Syntax> children() {
            return Stream.of(operand, key);
        }
    }

    /**
     * A part of a literal written with the optional marker, such as {@code [?a]} or {@code {?k:
     * a}}: it is there when its value has one.
     *
     * @param operand the element, or the key of the entry
     * @param marker the question mark
     */
    record OptionalPart(Syntax operand, Span marker, Span span) implements Syntax {
        @Override
        public Stream<Syntax> children() {
            return Stream.of(operand);
        }
    }
}
