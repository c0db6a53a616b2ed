package org.clawpatrol.dsl.condition;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.type.Type.Simple;

/** Checks macros: {@code has} and those that introduce a variable. One thread. */
final class MacroChecker {
    private final Checker expressions;
    private final NameChecker names;
    private final Problems problems;

    MacroChecker(Checker expressions, NameChecker names, Problems problems) {
        this.expressions = expressions;
        this.names = names;
        this.problems = problems;
    }

    Checked has(Syntax.FunctionCall call, Scope scope) {
        if (call.arguments().size() == 1
                && call.arguments().getFirst() instanceof Syntax.Select select) {
            Checked operand = expressions.check(select.operand(), scope);
            return names.has(operand, select.field(), call.span());
        }
        problems.error(
                call.function().span(),
                "`has` takes the selection of a field",
                "such as `has(http.body_json.name)`; for a key use `'key' in map`");
        return new Checked.Reported(call.span());
    }

    Checked comprehension(Macro macro, Syntax.MethodCall call, Scope scope) {
        List<Syntax> arguments = call.arguments();
        int size = arguments.size();
        boolean fits = size == 2 || (macro == Macro.MAP && size == 3);
        if (!fits || !(arguments.getFirst() instanceof Syntax.Identifier variable)) {
            problems.error(
                    call.method().span(),
                    "`" + macro.text() + "` takes the name of a variable and an expression",
                    "such as `" + macro.usage() + "`");
            return new Checked.Reported(call.span());
        }
        Checked range = expressions.check(call.receiver(), scope);
        MacroVariable local = scope.next(variable.name(), element(macro, range));
        Scope inside = scope.with(local);
        Optional<Checked> filter =
                size == 3
                        ? Optional.of(expressions.check(arguments.get(1), inside))
                        : Optional.empty();
        filter.ifPresent(condition -> requireBool(macro, condition));
        Checked body = expressions.check(arguments.getLast(), inside);
        if (macro != Macro.MAP) {
            requireBool(macro, body);
        }
        Type type = type(macro, local, body);
        return new Checked.Comprehension(macro, range, local, filter, body, type, call.span());
    }

    private Type element(Macro macro, Checked range) {
        return switch (range.type()) {
            case Type.ListOf list -> list.element();
            case Type.MapOf map -> map.key();
            case Simple.DYN -> Simple.DYN;
            case Type other -> {
                problems.error(
                        range.span(),
                        "`" + macro.text() + "` does not apply to `" + other.text() + "`",
                        "it looks at the elements of a list or the keys of a map");
                yield Simple.DYN;
            }
        };
    }

    private void requireBool(Macro macro, Checked condition) {
        if (!Compatibility.compatible(condition.type(), Simple.BOOL)) {
            problems.error(
                    condition.span(),
                    "`"
                            + macro.text()
                            + "` needs a condition, this is `"
                            + condition.type().text()
                            + "`",
                    "compare it with a value, such as `... == 'x'`");
        }
    }

    private static Type type(Macro macro, MacroVariable local, Checked body) {
        return switch (macro) {
            case ALL, EXISTS, EXISTS_ONE -> Simple.BOOL;
            case FILTER -> new Type.ListOf(local.type());
            case MAP -> new Type.ListOf(body.type());
        };
    }
}
