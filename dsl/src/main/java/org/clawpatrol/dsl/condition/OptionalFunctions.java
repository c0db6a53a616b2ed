package org.clawpatrol.dsl.condition;

import static org.clawpatrol.dsl.condition.Callee.Style.FUNCTION;
import static org.clawpatrol.dsl.condition.Callee.Style.METHOD;

import java.util.List;
import org.clawpatrol.engine.expr.OptionalOperation;
import org.clawpatrol.engine.expr.OptionalOperation.Kind;
import org.clawpatrol.engine.type.Type.Simple;

/** The strict functions of optionals, as a table. Stateless. */
final class OptionalFunctions {
    private static final Shape ANY = new Shape.Variable("A");
    private static final Shape OPTIONAL = new Shape.OptionalOf(ANY);
    private static final Shape LIST = new Shape.ListOf(ANY);
    private static final Shape OPTIONALS = new Shape.ListOf(OPTIONAL);

    private OptionalFunctions() {}

    static List<LibraryFunction> all() {
        return List.of(
                function(Kind.OF, FUNCTION, "an optional that holds the value", OPTIONAL, ANY),
                function(
                        Kind.OF_NON_ZERO_VALUE,
                        FUNCTION,
                        "an optional that holds the value unless it is zero, empty or null",
                        OPTIONAL,
                        ANY),
                function(Kind.NONE, FUNCTION, "an optional without a value", OPTIONAL),
                function(
                        Kind.HAS_VALUE,
                        METHOD,
                        "whether the optional holds a value",
                        new Shape.Exact(Simple.BOOL),
                        OPTIONAL),
                function(
                        Kind.VALUE,
                        METHOD,
                        "the value that the optional holds; an error when it holds none",
                        ANY,
                        OPTIONAL),
                function(
                        Kind.FIRST,
                        METHOD,
                        "the first element of the list, if it has one",
                        OPTIONAL,
                        LIST),
                function(
                        Kind.LAST,
                        METHOD,
                        "the last element of the list, if it has one",
                        OPTIONAL,
                        LIST),
                function(
                        Kind.UNWRAP,
                        FUNCTION,
                        "the values of those optionals that hold one",
                        LIST,
                        OPTIONALS),
                function(
                        Kind.UNWRAP_METHOD,
                        METHOD,
                        "the values of those optionals that hold one",
                        LIST,
                        OPTIONALS));
    }

    private static LibraryFunction function(
            Kind kind, Callee.Style style, String doc, Shape result, Shape... parameters) {
        Overload overload = new Overload(List.of(parameters), result);
        return new LibraryFunction(style, List.of(overload), new OptionalOperation(kind), doc);
    }
}
