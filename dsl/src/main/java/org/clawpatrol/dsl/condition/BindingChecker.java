package org.clawpatrol.dsl.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.source.NearestName;

/** Checks the macros that name parts of a condition. One thread. */
final class BindingChecker {
    private static final String INDEXED = "@index";

    private final Checker expressions;
    private final Slots slots;
    private final Problems problems;

    BindingChecker(Checker expressions, Slots slots, Problems problems) {
        this.expressions = expressions;
        this.slots = slots;
        this.problems = problems;
    }

    Checked check(BindingMacro macro, Syntax.MethodCall call, Scope scope) {
        if (!macro.fits(call)) {
            return misused(macro, call);
        }
        return switch (macro) {
            case BIND -> bind(call, scope);
            case BLOCK -> block(call, scope);
            case INDEX -> index(call, scope);
            case ITERATION_VARIABLE, ACCUMULATION_VARIABLE ->
                    variable(macro, VariableNames.numbered(call), call, scope);
        };
    }

    /** A call that was meant for a macro; empty when it is another one. */
    Optional<Checked> misspelt(Syntax.MethodCall call, Scope scope) {
        Name name = call.method();
        Optional<String> near = NearestName.of(name.text(), BindingMacro.names());
        if (near.isEmpty() || scope.find(BindingMacro.NAMESPACE).isPresent()) {
            return Optional.empty();
        }
        problems.error(
                name.span(),
                "unknown function `cel." + name.text() + "`",
                "did you mean `cel." + near.get() + "`?");
        return Optional.of(new Checked.Reported(call.span()));
    }

    private Checked misused(BindingMacro macro, Syntax.MethodCall call) {
        problems.error(
                call.method().span(),
                "`cel." + call.method().text() + "` does not have this form",
                "write `" + macro.usage() + "`");
        return new Checked.Reported(call.span());
    }

    private Checked bind(Syntax.MethodCall call, Scope scope) {
        List<Syntax> arguments = call.arguments();
        Optional<String> name = VariableNames.of(arguments.getFirst());
        if (name.isEmpty()) {
            return misused(BindingMacro.BIND, call);
        }
        Checked init = expressions.check(arguments.get(1), scope);
        MacroVariable local = slots.binding(name.get(), init);
        Checked body = expressions.check(arguments.getLast(), scope.with(local));
        return new Checked.Let(List.of(new Checked.Binding(local, init)), body, call.span());
    }

    /** Each element may read those before it, and the body all of them. */
    private Checked block(Syntax.MethodCall call, Scope scope) {
        if (!(call.arguments().getFirst() instanceof Syntax.ListLiteral list)) {
            return misused(BindingMacro.BLOCK, call);
        }
        List<Checked.Binding> bindings = new ArrayList<>();
        Scope inside = scope;
        for (Syntax element : list.elements()) {
            Checked init = expressions.check(element, inside);
            MacroVariable local = slots.binding(INDEXED + bindings.size(), init);
            bindings.add(new Checked.Binding(local, init));
            inside = inside.with(local);
        }
        Checked body = expressions.check(call.arguments().getLast(), inside);
        return new Checked.Let(bindings, body, call.span());
    }

    private Checked index(Syntax.MethodCall call, Scope scope) {
        var number = VariableNames.number(call.arguments().getFirst());
        Optional<String> name =
                number.isPresent() ? Optional.of(INDEXED + number.getAsLong()) : Optional.empty();
        return variable(BindingMacro.INDEX, name, call, scope);
    }

    private Checked variable(
            BindingMacro macro, Optional<String> name, Syntax.MethodCall call, Scope scope) {
        if (name.isEmpty()) {
            return misused(macro, call);
        }
        Optional<MacroVariable> local = name.flatMap(scope::find);
        if (local.isPresent()) {
            return new Checked.Variable(local.get(), call.span());
        }
        problems.error(
                call.span(),
                "nothing here is numbered so",
                "elements of `cel.block` read those before them, its last argument all of them");
        return new Checked.Reported(call.span());
    }
}
