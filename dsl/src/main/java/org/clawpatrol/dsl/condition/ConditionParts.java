package org.clawpatrol.dsl.condition;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Let;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.type.Type.Simple;

/**
 * Takes conditions apart. It reads the text once more, so that loading a policy nobody asks about
 * keeps nothing but that text. Stateless and safe to share.
 */
public final class ConditionParts {

    /**
     * @param text of a condition that was loaded
     * @param schema the facts it was loaded for
     * @return empty where the text is no valid condition
     */
    public Optional<ConditionPart> of(String text, FactSchema schema) {
        // Positions are wanted in the text itself, which may have been computed from several
        // places.
        MappedText own = MappedText.verbatim(new Source("condition", text));
        Problems problems = new Problems(new Diagnostics());
        return new SyntaxReader(problems)
                .read(own)
                .map(syntax -> parts(syntax, Environment.of(schema), problems))
                .filter(part -> !problems.hasErrors());
    }

    private static ConditionPart parts(Syntax syntax, Environment environment, Problems problems) {
        Checked checked = new Checker(environment, problems).check(syntax, Scope.EMPTY);
        Lowering lowering = new Lowering(environment, new LiteralCalls(true, problems), problems);
        return new Division(lowering, UnaryOperator.identity()).of(checked);
    }

    /**
     * @param bound puts an expression below the variables that stand around it
     */
    private record Division(Lowering lowering, UnaryOperator<Expr> bound) {

        ConditionPart of(Checked checked) {
            return switch (checked) {
                case Checked.Call call when call.callee() instanceof Function function ->
                        of(function, call);
                case Checked.Let let when let.type() == Simple.BOOL -> below(let).of(let.body());
                default -> atom(checked);
            };
        }

        private ConditionPart of(Function function, Checked.Call call) {
            int start = call.span().start();
            int end = call.span().end();
            return switch (function) {
                case AND -> new ConditionPart.Every(start, end, of(call.arguments()));
                case OR -> new ConditionPart.Either(start, end, of(call.arguments()));
                case NOT -> new ConditionPart.Opposite(start, end, of(call.arguments().getFirst()));
                case CONDITIONAL -> call.type() == Simple.BOOL ? choice(call) : atom(call);
                default -> atom(call);
            };
        }

        private ConditionPart choice(Checked.Call call) {
            List<ConditionPart> parts = of(call.arguments());
            return new ConditionPart.Choice(
                    call.span().start(),
                    call.span().end(),
                    parts.getFirst(),
                    parts.get(1),
                    parts.getLast());
        }

        private List<ConditionPart> of(List<Checked> operands) {
            return operands.stream().map(this::of).toList();
        }

        private ConditionPart atom(Checked checked) {
            return new ConditionPart.Atom(
                    checked.span().start(),
                    checked.span().end(),
                    bound.apply(lowering.lower(checked)));
        }

        private Division below(Checked.Let let) {
            List<Let.Binding> bindings =
                    let.bindings().stream()
                            .map(
                                    each ->
                                            new Let.Binding(
                                                    each.local().slot(),
                                                    lowering.lower(each.init())))
                            .toList();
            return new Division(lowering, expr -> bound.apply(new Let(bindings, expr)));
        }
    }
}
