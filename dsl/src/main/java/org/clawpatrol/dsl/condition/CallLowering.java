package org.clawpatrol.dsl.condition;

import java.util.List;
import java.util.function.BinaryOperator;
import org.clawpatrol.engine.expr.And;
import org.clawpatrol.engine.expr.Apply;
import org.clawpatrol.engine.expr.Arithmetic;
import org.clawpatrol.engine.expr.Compare;
import org.clawpatrol.engine.expr.Conditional;
import org.clawpatrol.engine.expr.Convert;
import org.clawpatrol.engine.expr.Equal;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.In;
import org.clawpatrol.engine.expr.Index;
import org.clawpatrol.engine.expr.Negate;
import org.clawpatrol.engine.expr.Not;
import org.clawpatrol.engine.expr.Or;
import org.clawpatrol.engine.expr.OrElse;
import org.clawpatrol.engine.expr.SetTest;
import org.clawpatrol.engine.expr.Size;
import org.clawpatrol.engine.expr.TextTest;
import org.clawpatrol.engine.expr.TypeOf;

/** The engine node of each operator and function. One thread. */
final class CallLowering {
    private final PatternLowering patterns;
    private final LiteralCalls literals;

    CallLowering(PatternLowering patterns, LiteralCalls literals) {
        this.patterns = patterns;
        this.literals = literals;
    }

    /**
     * @param operands the lowered arguments
     */
    Expr lower(Checked.Call call, List<Expr> operands) {
        Expr lowered = unfolded(call, operands);
        return literals.fold(call, operands, lowered);
    }

    private Expr unfolded(Checked.Call call, List<Expr> operands) {
        return switch (call.callee()) {
            case LibraryFunction library ->
                    new Apply(patterns.compiled(library.operation(), operands, call), operands);
            case Function function -> lower(function, call, operands);
        };
    }

    private Expr lower(Function function, Checked.Call call, List<Expr> operands) {
        Expr first = operands.getFirst();
        Expr last = operands.getLast();
        return switch (function) {
            case NOT -> new Not(first);
            case NEGATE -> new Negate(first);
            case AND -> balanced(operands, And::new);
            case OR -> balanced(operands, Or::new);
            case CONDITIONAL -> new Conditional(first, operands.get(1), last);
            case ADD -> new Arithmetic(Arithmetic.Operator.ADD, first, last);
            case SUBTRACT -> new Arithmetic(Arithmetic.Operator.SUBTRACT, first, last);
            case MULTIPLY -> new Arithmetic(Arithmetic.Operator.MULTIPLY, first, last);
            case DIVIDE -> new Arithmetic(Arithmetic.Operator.DIVIDE, first, last);
            case REMAINDER -> new Arithmetic(Arithmetic.Operator.MODULO, first, last);
            case LESS -> new Compare(Compare.Operator.LESS, first, last);
            case LESS_OR_EQUAL -> new Compare(Compare.Operator.LESS_OR_EQUAL, first, last);
            case GREATER -> new Compare(Compare.Operator.GREATER, first, last);
            case GREATER_OR_EQUAL -> new Compare(Compare.Operator.GREATER_OR_EQUAL, first, last);
            case EQUAL -> new Equal(first, last, false);
            case NOT_EQUAL -> new Equal(first, last, true);
            case IN -> new In(first, last);
            case INDEX -> new Index(first, last);
            case SIZE -> new Size(first);
            case CONTAINS -> new TextTest(TextTest.Operator.CONTAINS, first, last);
            case STARTS_WITH -> new TextTest(TextTest.Operator.STARTS_WITH, first, last);
            case ENDS_WITH -> new TextTest(TextTest.Operator.ENDS_WITH, first, last);
            case MATCHES -> patterns.lower(first, last, call.arguments().getLast().span());
            case SETS_CONTAINS -> new SetTest(SetTest.Operator.CONTAINS, first, last);
            case SETS_EQUIVALENT -> new SetTest(SetTest.Operator.EQUIVALENT, first, last);
            case SETS_INTERSECTS -> new SetTest(SetTest.Operator.INTERSECTS, first, last);
            case OPTIONAL_OR -> new OrElse(first, last, false);
            case OPTIONAL_OR_VALUE -> new OrElse(first, last, true);
            case BOOL -> new Convert(Convert.Target.BOOL, first);
            case INT -> new Convert(Convert.Target.INT, first);
            case UINT -> new Convert(Convert.Target.UINT, first);
            case DOUBLE -> new Convert(Convert.Target.DOUBLE, first);
            case STRING -> new Convert(Convert.Target.STRING, first);
            case BYTES -> new Convert(Convert.Target.BYTES, first);
            case TIMESTAMP -> new Convert(Convert.Target.TIMESTAMP, first);
            case DURATION -> new Convert(Convert.Target.DURATION, first);
            case TYPE -> new TypeOf(first);
            case DYN -> first;
        };
    }

    /** A tree of least height over the operands in their order. */
    private static Expr balanced(List<Expr> operands, BinaryOperator<Expr> node) {
        int size = operands.size();
        if (size == 1) {
            return operands.getFirst();
        }
        Expr left = balanced(operands.subList(0, size / 2), node);
        return node.apply(left, balanced(operands.subList(size / 2, size), node));
    }
}
