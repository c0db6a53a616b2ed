package org.clawpatrol.dsl.condition;

import java.util.List;
import org.clawpatrol.engine.type.Type;

/** How the work of a call grows with its arguments. Stateless. */
final class CallCost {

    Extent of(Checked.Call call, List<Extent> arguments) {
        return switch (call.callee()) {
            case LibraryFunction _ -> converted(arguments);
            case Function function -> of(function, call, arguments);
        };
    }

    private static Extent of(Function function, Checked.Call call, List<Extent> arguments) {
        Extent all = sum(arguments);
        Growth first = arguments.getFirst().size();
        Growth last = arguments.getLast().size();
        return switch (function) {
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                    all.working(first.least(last));
            case STARTS_WITH, ENDS_WITH -> all.working(last);
            case CONTAINS, MATCHES -> all.working(first.times(last));
            case IN -> all.working(membership(call, arguments));
            case SETS_CONTAINS, SETS_EQUIVALENT, SETS_INTERSECTS ->
                    all.working(arguments.getFirst().count().times(arguments.getLast().count()));
            case ADD, BOOL, INT, UINT, DOUBLE, STRING, BYTES, SIZE -> converted(arguments);
            case INDEX -> arguments.getFirst().part().working(arguments.getLast().work());
            case NOT,
                    NEGATE,
                    MULTIPLY,
                    DIVIDE,
                    REMAINDER,
                    SUBTRACT,
                    AND,
                    OR,
                    CONDITIONAL,
                    OPTIONAL_OR,
                    OPTIONAL_OR_VALUE,
                    TYPE,
                    TIMESTAMP,
                    DURATION,
                    DYN ->
                    all;
        };
    }

    /** Everything is gone through once. */
    private static Extent converted(List<Extent> arguments) {
        Extent all = sum(arguments);
        return all.working(all.size());
    }

    private static Extent sum(List<Extent> arguments) {
        Extent sum = Extent.NONE;
        for (Extent argument : arguments) {
            sum = sum.plus(argument);
        }
        return sum;
    }

    private static Growth membership(Checked.Call call, List<Extent> arguments) {
        return call.arguments().getLast().type() instanceof Type.MapOf
                ? Growth.NONE
                : arguments.getLast().count();
    }
}
