package org.clawpatrol.dsl.condition;

import java.util.List;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.type.Type.Simple;
import org.clawpatrol.engine.value.NullValue;

/** Checks what is written with the optional marker. One thread. */
final class OptionalChecker {
    private final Checker expressions;
    private final CallResolver resolver;
    private final Problems problems;

    OptionalChecker(Checker expressions, CallResolver resolver, Problems problems) {
        this.expressions = expressions;
        this.resolver = resolver;
        this.problems = problems;
    }

    /** {@code a[?k]}: the types of {@code a[k]}, as an optional. */
    Checked index(Syntax.OptionalIndex index, Scope scope) {
        Checked operand = expressions.check(index.operand(), scope);
        Checked key = expressions.check(index.key(), scope);
        Checked container =
                operand.type() instanceof Type.OptionalOf(Type held)
                        ? new Checked.Constant(NullValue.NULL, held, operand.span())
                        : operand;
        Checked step =
                resolver.resolve(
                        Function.INDEX, List.of(container, key), index.brackets(), index.span());
        if (step instanceof Checked.Reported) {
            return step;
        }
        return new Checked.OptionalStep(
                operand, key, new Type.OptionalOf(step.type()), index.span());
    }

    /** {@code ?e} in a list. */
    Checked element(Syntax.OptionalPart part, Scope scope) {
        return spread(expressions.check(part.operand(), scope));
    }

    /** An element or value that stands in a literal when it has a value. */
    Checked spread(Checked optional) {
        return switch (optional.type()) {
            case Type.OptionalOf(Type element) ->
                    new Checked.Spread(optional, element, optional.span());
            case Simple.DYN, Simple.NOTHING ->
                    new Checked.Spread(optional, Simple.DYN, optional.span());
            case Type other -> {
                problems.error(
                        optional.span(),
                        "`?` needs an optional, this is `" + other.text() + "`",
                        "leave out the `?`, or write `optional.of(...)`");
                yield new Checked.Reported(optional.span());
            }
        };
    }
}
