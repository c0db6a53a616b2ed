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
                function(Kind.OF, FUNCTION, OPTIONAL, ANY),
                function(Kind.OF_NON_ZERO_VALUE, FUNCTION, OPTIONAL, ANY),
                function(Kind.NONE, FUNCTION, OPTIONAL),
                function(Kind.HAS_VALUE, METHOD, new Shape.Exact(Simple.BOOL), OPTIONAL),
                function(Kind.VALUE, METHOD, ANY, OPTIONAL),
                function(Kind.FIRST, METHOD, OPTIONAL, LIST),
                function(Kind.LAST, METHOD, OPTIONAL, LIST),
                function(Kind.UNWRAP, FUNCTION, LIST, OPTIONALS),
                function(Kind.UNWRAP_METHOD, METHOD, LIST, OPTIONALS));
    }

    private static LibraryFunction function(
            Kind kind, Callee.Style style, Shape result, Shape... parameters) {
        Overload overload = new Overload(List.of(parameters), result);
        return new LibraryFunction(style, List.of(overload), new OptionalOperation(kind));
    }
}
