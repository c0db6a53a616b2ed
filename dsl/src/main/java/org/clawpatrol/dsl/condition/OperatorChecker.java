package org.clawpatrol.dsl.condition;

import java.util.List;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.type.Type.Simple;
import org.clawpatrol.engine.value.NullValue;

/** Checks operators. One thread. */
final class OperatorChecker {
    private final Checker expressions;
    private final CallResolver resolver;
    private final Problems problems;

    OperatorChecker(Checker expressions, CallResolver resolver, Problems problems) {
        this.expressions = expressions;
        this.resolver = resolver;
        this.problems = problems;
    }

    Checked check(Syntax.Operation operation, Scope scope) {
        List<Checked> operands = expressions.check(operation.operands(), scope);
        return switch (operation.operator()) {
            case INDEX -> index(operation, operands);
            case AND, OR -> connective(operation, operands);
            case CONDITIONAL -> conditional(operation, operands);
            default -> resolve(operation, operands);
        };
    }

    private Checked resolve(Syntax.Operation operation, List<Checked> operands) {
        return resolver.resolve(
                operation.operator(), operands, operation.operatorSpan(), operation.span());
    }

    /** An index goes through an optional to its value, and gives an optional then. */
    private Checked index(Syntax.Operation operation, List<Checked> operands) {
        Checked container = operands.getFirst();
        if (!(container.type() instanceof Type.OptionalOf(Type held))) {
            return resolve(operation, operands);
        }
        Checked value = new Checked.Constant(NullValue.NULL, held, container.span());
        Checked step = resolve(operation, List.of(value, operands.getLast()));
        return step instanceof Checked.Reported
                ? step
                : new Checked.Call(
                        Function.INDEX,
                        operands,
                        new Type.OptionalOf(step.type()),
                        operation.span());
    }

    private Checked connective(Syntax.Operation operation, List<Checked> operands) {
        operands.forEach(operand -> requireBool(operation.operator(), operand));
        return new Checked.Call(operation.operator(), operands, Simple.BOOL, operation.span());
    }

    private Checked conditional(Syntax.Operation operation, List<Checked> operands) {
        requireBool(Function.CONDITIONAL, operands.getFirst());
        Checked positive = operands.get(1);
        Checked negative = operands.get(2);
        Type type = Compatibility.join(positive.type(), negative.type());
        if (!Compatibility.compatible(positive.type(), negative.type())) {
            Diagnostic diagnostic =
                    Problems.draft(operation.operatorSpan(), "both choices must have the same type")
                            .note("this is `" + positive.type().text() + "`", positive.span())
                            .note("this is `" + negative.type().text() + "`", negative.span());
            problems.report(diagnostic);
        }
        return new Checked.Call(Function.CONDITIONAL, operands, type, operation.span());
    }

    private void requireBool(Function operator, Checked operand) {
        if (!Compatibility.compatible(operand.type(), Simple.BOOL)) {
            problems.error(
                    operand.span(),
                    "`"
                            + operator.text()
                            + "` needs a `bool`, this is `"
                            + operand.type().text()
                            + "`",
                    "compare it with a value, such as `... == 'x'`");
        }
    }
}
