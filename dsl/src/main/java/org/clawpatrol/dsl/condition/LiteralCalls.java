package org.clawpatrol.dsl.condition;

import java.util.List;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.fact.NoFacts;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;

/**
 * Evaluates calls of functions with literals only, once and for all. One that can have no value is
 * a mistake of a rule's author, whereas an expression tried out may fail. One thread.
 */
final class LiteralCalls {
    private final boolean strict;
    private final Problems problems;

    /**
     * @param strict whether a call that fails is a problem
     */
    LiteralCalls(boolean strict, Problems problems) {
        this.strict = strict;
        this.problems = problems;
    }

    boolean strict() {
        return strict;
    }

    /**
     * @param lowered the call over its lowered arguments
     */
    Expr fold(Checked.Call call, List<Expr> operands, Expr lowered) {
        boolean literal =
                operands.stream()
                        .allMatch(
                                operand ->
                                        operand instanceof Literal(Value value)
                                                && !(value instanceof Undefined));
        if (call.callee().isOperator() || !literal) {
            return lowered;
        }
        return switch (new Frame(NoFacts.NONE).evaluate(lowered)) {
            case UnknownValue _ -> lowered;
            case ErrorValue error -> failed(call, error, lowered);
            case Value value -> new Literal(value);
        };
    }

    private Expr failed(Checked.Call call, ErrorValue error, Expr lowered) {
        if (strict) {
            Span span =
                    call.arguments().size() == 1 ? call.arguments().getFirst().span() : call.span();
            problems.error(
                    span,
                    "`" + call.callee().text() + "` always fails here: " + error.message(),
                    help(call.callee()));
        }
        return lowered;
    }

    private static String help(Callee callee) {
        return switch (callee) {
            case Function.TIMESTAMP -> "such as `timestamp('2024-02-29T12:00:00Z')`";
            case Function.DURATION -> "such as `duration('1h30m')`";
            default -> "the condition could never be decided";
        };
    }
}
