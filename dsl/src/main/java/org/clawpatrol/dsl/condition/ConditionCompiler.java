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
    private final boolean advice;

    /** One that reports errors and what a condition may cost. */
    public ConditionCompiler() {
        this(false);
    }

    /**
     * @param advice whether it warns, too, of members that are read without asking for them first
     */
    public ConditionCompiler(boolean advice) {
        this.advice = advice;
    }

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
        return new SyntaxReader(problems)
                .read(text)
                .flatMap(
                        syntax ->
                                ExpressionCompiler.run(
                                        syntax, Environment.of(schema), true, problems))
                .filter(compiled -> isCondition(compiled.checked(), problems))
                .map(compiled -> advised(compiled, problems));
    }

    private Expr advised(ExpressionCompiler.Lowered compiled, Problems problems) {
        if (advice) {
            new GuardAdvice(problems).check(compiled.checked());
        }
        return compiled.expr();
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
        return new ExpressionCompiler().compile(text, Environment.of(schema), out).expression();
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
}
