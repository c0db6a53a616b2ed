package org.clawpatrol.dsl.condition;

import java.util.Optional;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.engine.expr.Expr;

/** Reads, checks and lowers the text of an expression. Stateless and safe to share. */
public final class ExpressionCompiler {

    /**
     * An expression of any type; literals that cannot work fail when it is evaluated.
     *
     * @param out receives every problem
     */
    public Compilation compile(MappedText text, Environment environment, Diagnostics out) {
        Problems problems = new Problems(out);
        Optional<Syntax> syntax = new SyntaxReader(problems).read(text);
        if (syntax.isEmpty()) {
            return Compilation.Unreadable.UNREADABLE;
        }
        return run(syntax.get(), environment, false, problems)
                .<Compilation>map(done -> new Compilation.Ready(compiled(done, environment)))
                .orElse(Compilation.Rejected.REJECTED);
    }

    private static CompiledExpression compiled(Lowered done, Environment environment) {
        return new CompiledExpression(
                done.expr(),
                done.checked().type(),
                environment.declared().stream().map(MacroVariable::name).toList());
    }

    /**
     * @param strict whether literals that cannot work are problems
     */
    static Optional<Lowered> run(
            Syntax syntax, Environment environment, boolean strict, Problems problems) {
        Problems found = environment.typed() ? problems : new Problems(new Diagnostics());
        Checked checked = new Checker(environment, found).check(syntax, Scope.EMPTY);
        LiteralCalls literals = new LiteralCalls(strict, found);
        Expr expr = new Lowering(environment, literals, found).lower(checked);
        if (problems.hasErrors() || isTooDeep(expr, checked, problems)) {
            return Optional.empty();
        }
        if (strict) {
            new CostAnalysis(problems).check(checked);
        }
        return Optional.of(new Lowered(checked, expr));
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

    /** A checked expression and what it became. */
    record Lowered(Checked checked, Expr expr) {}
}
