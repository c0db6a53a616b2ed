package org.clawpatrol.dsl.condition;

import java.util.List;
import java.util.Locale;
import org.clawpatrol.engine.value.StringValue;

/**
 * Lower-cases the string literals that are compared with a fact whose values are lower-cased.
 * Patterns of {@code matches} stay, because case has a meaning in them. Immutable.
 */
final class CaseFolding {

    Checked.Call apply(Checked.Call call) {
        if (!(call.callee() instanceof Function function)) {
            return call;
        }
        return switch (function) {
            case EQUAL, NOT_EQUAL -> bothWays(call);
            case IN, STARTS_WITH, ENDS_WITH, CONTAINS -> foldSecond(call);
            default -> call;
        };
    }

    private static Checked.Call bothWays(Checked.Call call) {
        return isLowerCased(call.arguments().getLast())
                ? with(call, fold(call.arguments().getFirst()), call.arguments().getLast())
                : foldSecond(call);
    }

    private static Checked.Call foldSecond(Checked.Call call) {
        Checked fact = call.arguments().getFirst();
        return isLowerCased(fact) ? with(call, fact, fold(call.arguments().getLast())) : call;
    }

    private static Checked.Call with(Checked.Call call, Checked first, Checked second) {
        return new Checked.Call(call.callee(), List.of(first, second), call.type(), call.span());
    }

    static boolean isLowerCased(Checked checked) {
        return switch (checked) {
            case Checked.FactOf fact -> fact.fact().lowerCased();
            case Checked.Variable variable -> variable.local().lowerCased();
            default -> false;
        };
    }

    /** A literal, or the literal elements of a list literal, in lower case. */
    private static Checked fold(Checked checked) {
        return switch (checked) {
            case Checked.Constant constant when constant.value() instanceof StringValue text ->
                    new Checked.Constant(
                            new StringValue(text.value().toLowerCase(Locale.ROOT)),
                            constant.type(),
                            constant.span());
            case Checked.ListOf list ->
                    new Checked.ListOf(
                            list.elements().stream().map(CaseFolding::fold).toList(),
                            list.type(),
                            list.span());
            default -> checked;
        };
    }
}
