package org.clawpatrol.dsl.condition;

import java.util.Optional;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.type.Type.Simple;
import org.clawpatrol.engine.value.BoolValue;

/**
 * Compiles the text of a condition: read, check, lower. Every problem becomes a diagnostic {@code
 * C-RULE-CEL} at its place in the file. Stateless and safe to share.
 */
public final class ConditionCompiler {

    /**
     * A rule's condition, whose result must be a truth value. The empty text is always true.
     *
     * @param schema the facts of the endpoint's family
     * @param out receives every problem
     * @return empty when an error was reported
     */
    public Optional<Expr> compile(MappedText text, FactSchema schema, Diagnostics out) {
        if (text.text().isEmpty()) {
            return Optional.of(new Literal(BoolValue.TRUE));
        }
        Problems problems = new Problems(out);
        return run(text, schema, problems)
                .filter(compiled -> isCondition(compiled.checked(), problems))
                .map(Compiled::expr);
    }

    /**
     * An expression of any type.
     *
     * @param schema the facts it may read
     * @param out receives every problem
     * @return empty when an error was reported
     */
    public Optional<CompiledExpression> compileExpression(
            MappedText text, FactSchema schema, Diagnostics out) {
        return run(text, schema, new Problems(out))
                .map(done -> new CompiledExpression(done.expr(), done.checked().type()));
    }

    private static Optional<Compiled> run(MappedText text, FactSchema schema, Problems problems) {
        Optional<Syntax> syntax = new SyntaxReader(problems).read(text);
        if (syntax.isEmpty()) {
            return Optional.empty();
        }
        Checked checked = new Checker(schema, problems).check(syntax.get(), Scope.EMPTY);
        Expr expr = new Lowering(schema, problems).lower(checked);
        if (problems.hasErrors() || isTooDeep(expr, checked, problems)) {
            return Optional.empty();
        }
        new CostAnalysis(problems).check(checked);
        return Optional.of(new Compiled(checked, expr));
    }

    private static boolean isTooDeep(Expr expr, Checked checked, Problems problems) {
        boolean tooDeep = new EvaluationDepth().of(expr) > Limits.EVALUATION_DEPTH;
        if (tooDeep) {
            problems.error(
                    checked.span(),
                    "condition nests deeper than "
                            + Limits.EVALUATION_DEPTH
                            + " levels through its bindings",
                    "split it into several rules");
        }
        return tooDeep;
    }

    private static boolean isCondition(Checked checked, Problems problems) {
        if (checked.type() == Simple.BOOL) {
            return true;
        }
        String help =
                checked.type() == Simple.DYN
                        ? "compare it explicitly, such as `... == true`"
                        : "compare it with a value, such as `... == 'x'`";
        problems.error(
                checked.span(),
                "a condition must be `bool`, this is `" + checked.type().text() + "`",
                help);
        return false;
    }

    private record Compiled(Checked checked, Expr expr) {}
}
