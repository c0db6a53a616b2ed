package org.clawpatrol.dsl.condition;

import java.util.Optional;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.type.Type.Simple;

/** Checks the macros that name the value of an optional. One thread. */
final class OptionalMacroChecker {
    private static final String MAP = "optMap";
    private static final String FLAT_MAP = "optFlatMap";

    private final Checker expressions;
    private final Slots slots;
    private final Problems problems;

    OptionalMacroChecker(Checker expressions, Slots slots, Problems problems) {
        this.expressions = expressions;
        this.slots = slots;
        this.problems = problems;
    }

    static boolean isMacro(String name) {
        return name.equals(MAP) || name.equals(FLAT_MAP);
    }

    static Optional<String> usage(String name) {
        return isMacro(name) ? Optional.of("optional." + name + "(x, value)") : Optional.empty();
    }

    Checked check(Syntax.MethodCall call, Scope scope) {
        String macro = call.method().text();
        Optional<String> name = call.arguments().stream().findFirst().flatMap(VariableNames::of);
        if (name.isEmpty() || call.arguments().size() != 2) {
            problems.error(
                    call.method().span(),
                    "`" + macro + "` takes the name of a variable and an expression",
                    "such as `" + usage(macro).orElseThrow() + "`");
            return new Checked.Reported(call.span());
        }
        Checked operand = expressions.check(call.receiver(), scope);
        MacroVariable local = slots.variable(name.get(), element(macro, operand));
        Checked body = expressions.check(call.arguments().getLast(), scope.with(local));
        boolean flat = macro.equals(FLAT_MAP);
        Type type = flat ? flatType(body) : new Type.OptionalOf(body.type());
        return new Checked.OptionalMap(operand, local, body, flat, type, call.span());
    }

    private Type element(String macro, Checked operand) {
        return switch (operand.type()) {
            case Type.OptionalOf(Type element) -> element;
            case Simple.DYN, Simple.NOTHING -> Simple.DYN;
            case Type other -> {
                problems.error(
                        operand.span(),
                        "`" + macro + "` does not apply to `" + other.text() + "`",
                        "it looks at the value of an optional, such as `a.?b`");
                yield Simple.DYN;
            }
        };
    }

    private Type flatType(Checked body) {
        return switch (body.type()) {
            case Type.OptionalOf optional -> optional;
            case Simple.DYN, Simple.NOTHING -> new Type.OptionalOf(Simple.DYN);
            case Type other -> {
                problems.error(
                        body.span(),
                        "`" + FLAT_MAP + "` needs an optional, this is `" + other.text() + "`",
                        "write `" + MAP + "`");
                yield new Type.OptionalOf(Simple.DYN);
            }
        };
    }
}
