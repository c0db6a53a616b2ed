package org.clawpatrol.dsl.condition;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.engine.library.list.SortByKeys;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.type.Type.Simple;

/** Checks the macro {@code sortBy}: the key of each element is computed once. One thread. */
final class SortByChecker {
    static final String NAME = "sortBy";
    private static final String USAGE = "list.sortBy(x, key)";
    private static final Shape ELEMENTS = new Shape.ListOf(new Shape.Variable("A"));
    private static final Shape KEYS = new Shape.ListOf(new Shape.Variable("B"));
    private static final LibraryFunction SORT =
            LibraryFunction.method(
                    new SortByKeys(),
                    "the elements in the ascending order of their keys",
                    new Overload(List.of(ELEMENTS, KEYS), ELEMENTS));

    private final Checker expressions;
    private final Slots slots;
    private final Problems problems;

    SortByChecker(Checker expressions, Slots slots, Problems problems) {
        this.expressions = expressions;
        this.slots = slots;
        this.problems = problems;
    }

    static Optional<String> usage(String name) {
        return name.equals(NAME) ? Optional.of(USAGE) : Optional.empty();
    }

    static boolean isMacro(String name) {
        return name.equals(NAME);
    }

    Checked check(Syntax.MethodCall call, Scope scope) {
        Optional<String> name =
                call.arguments().size() == 2
                        ? VariableNames.of(call.arguments().getFirst())
                        : Optional.empty();
        if (name.isEmpty()) {
            problems.error(
                    call.method().span(),
                    "`sortBy` takes the name of a variable and an expression",
                    "such as `" + USAGE + "`");
            return new Checked.Reported(call.span());
        }
        Checked list = expressions.check(call.receiver(), scope);
        if (!(list.type() instanceof Type.ListOf) && list.type() != Simple.DYN) {
            problems.error(
                    list.span(),
                    "`sortBy` does not apply to `" + list.type().text() + "`",
                    "it sorts a list");
            return new Checked.Reported(call.span());
        }
        return sorted(name.get(), list, call, scope);
    }

    /** The list is bound to a name of its own, so that it too is computed once. */
    private Checked sorted(String name, Checked list, Syntax.MethodCall call, Scope scope) {
        MacroVariable whole = slots.variable("@" + NAME, list.type());
        Checked variable = new Checked.Variable(whole, list.span());
        Type element = list.type() instanceof Type.ListOf(Type type) ? type : Simple.DYN;
        MacroVariable local = slots.variable(name, element);
        Checked key = expressions.check(call.arguments().getLast(), scope.with(local));
        requireOrder(key);
        Checked keys =
                new Checked.Comprehension(
                        Macro.MAP,
                        variable,
                        List.of(local),
                        Optional.empty(),
                        key,
                        new Type.ListOf(key.type()),
                        call.span());
        Type result = list.type() == Simple.DYN ? new Type.ListOf(Simple.DYN) : list.type();
        Checked sorted = new Checked.Call(SORT, List.of(variable, keys), result, call.span());
        return new Checked.Let(List.of(new Checked.Binding(whole, list)), sorted, call.span());
    }

    private void requireOrder(Checked key) {
        boolean ordered =
                key.type() instanceof Simple simple
                        && simple != Simple.NULL
                        && simple != Simple.TYPE;
        if (!ordered) {
            problems.error(
                    key.span(),
                    "`sortBy` needs a key that has an order, this is `" + key.type().text() + "`",
                    "such as a number or a text");
        }
    }
}
