package org.clawpatrol.dsl.condition;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.type.Type.Simple;

/** Checks the macros that look at every element of a list or every entry of a map. One thread. */
final class ComprehensionChecker {
    private final Checker expressions;
    private final Slots slots;
    private final Problems problems;

    ComprehensionChecker(Checker expressions, Slots slots, Problems problems) {
        this.expressions = expressions;
        this.slots = slots;
        this.problems = problems;
    }

    Checked check(Macro macro, Syntax.MethodCall call, Scope scope) {
        List<Syntax> arguments = call.arguments();
        int count = macro.variables(arguments.size());
        List<String> names =
                arguments.stream()
                        .limit(count)
                        .flatMap(argument -> VariableNames.of(argument).stream())
                        .toList();
        if (count == 0 || names.size() < count) {
            return misused(macro, call);
        }
        if (count == 2 && names.getFirst().equals(names.getLast())) {
            problems.error(
                    arguments.get(1).span(),
                    "`" + call.method().text() + "` needs two different names",
                    "the first stands for the position or key, the second for the value");
            return new Checked.Reported(call.span());
        }
        return comprehension(macro, names, call, scope);
    }

    private Checked misused(Macro macro, Syntax.MethodCall call) {
        problems.error(
                call.method().span(),
                "`" + call.method().text() + "` takes the name of a variable and an expression",
                "such as `" + macro.usage() + "`");
        return new Checked.Reported(call.span());
    }

    private Checked comprehension(
            Macro macro, List<String> names, Syntax.MethodCall call, Scope scope) {
        Checked range = expressions.check(call.receiver(), scope);
        Steps steps = steps(macro, range);
        List<MacroVariable> variables = variables(names, steps);
        Scope inside = scope;
        for (MacroVariable variable : variables) {
            inside = inside.with(variable);
        }
        Optional<Checked> filter = Optional.empty();
        if (call.arguments().size() - names.size() == 2) {
            filter = Optional.of(expressions.check(call.arguments().get(names.size()), inside));
            requireBool(macro, filter.get());
        }
        Checked body = expressions.check(call.arguments().getLast(), inside);
        Type type = type(macro, steps, body);
        return new Checked.Comprehension(macro, range, variables, filter, body, type, call.span());
    }

    private List<MacroVariable> variables(List<String> names, Steps steps) {
        if (names.size() == 1) {
            return List.of(slots.variable(names.getFirst(), steps.single()));
        }
        MacroVariable key = slots.variable(names.getFirst(), steps.key());
        return List.of(key, slots.variable(names.getLast(), steps.value()));
    }

    /** The types of what is bound at each step. */
    private record Steps(Type single, Type key, Type value) {

        /** What an empty literal would hold could be anything once it is bound. */
        static Steps of(Type single, Type key, Type value) {
            return new Steps(
                    Compatibility.ofValue(single),
                    Compatibility.ofValue(key),
                    Compatibility.ofValue(value));
        }
    }

    private Steps steps(Macro macro, Checked range) {
        return switch (range.type()) {
            case Type.ListOf(Type element) -> Steps.of(element, Simple.INT, element);
            case Type.MapOf(Type key, Type value) -> Steps.of(key, key, value);
            case Simple.DYN, Simple.NOTHING -> new Steps(Simple.DYN, Simple.DYN, Simple.DYN);
            case Type other -> {
                problems.error(
                        range.span(),
                        "`" + macro.text() + "` does not apply to `" + other.text() + "`",
                        "it looks at the elements of a list or the keys of a map");
                yield new Steps(Simple.DYN, Simple.DYN, Simple.DYN);
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

    private Type type(Macro macro, Steps steps, Checked body) {
        if (macro.isTest()) {
            requireBool(macro, body);
        }
        return switch (macro) {
            case ALL, EXISTS, EXISTS_ONE -> Simple.BOOL;
            case FILTER -> new Type.ListOf(steps.single());
            case MAP, TRANSFORM_LIST -> new Type.ListOf(body.type());
            case TRANSFORM_MAP -> new Type.MapOf(steps.key(), body.type());
            case TRANSFORM_MAP_ENTRY -> entries(body);
        };
    }

    private Type entries(Checked body) {
        return switch (body.type()) {
            case Type.MapOf map -> map;
            case Simple.DYN, Simple.NOTHING -> new Type.MapOf(Simple.DYN, Simple.DYN);
            case Type other -> {
                problems.error(
                        body.span(),
                        "`transformMapEntry` needs a map, this is `" + other.text() + "`",
                        "write the entry as `{key: value}`");
                yield new Type.MapOf(Simple.DYN, Simple.DYN);
            }
        };
    }
}
