package org.clawpatrol.dsl.condition;

import java.util.Optional;
import java.util.stream.Stream;

/** Checks macros, each by the checker of its kind. One thread. */
final class MacroChecker {
    static final String HAS = "has";

    private final Checker expressions;
    private final NameChecker names;
    private final Problems problems;
    private final ComprehensionChecker comprehensions;
    private final BindingChecker bindings;
    private final OptionalMacroChecker optionals;
    private final SortByChecker sorting;
    private final boolean enabled;

    MacroChecker(
            Checker expressions, NameChecker names, Environment environment, Problems problems) {
        this.enabled = environment.macros();
        this.expressions = expressions;
        this.names = names;
        this.problems = problems;
        Slots slots = new Slots(environment.declared().size());
        this.comprehensions = new ComprehensionChecker(expressions, slots, problems);
        this.bindings = new BindingChecker(expressions, slots, problems);
        this.optionals = new OptionalMacroChecker(expressions, slots, problems);
        this.sorting = new SortByChecker(expressions, slots, problems);
    }

    /** Empty when the call is none of a macro. */
    Optional<Checked> function(Syntax.FunctionCall call, Scope scope) {
        return enabled && call.function().text().equals(HAS)
                ? Optional.of(has(call, scope))
                : Optional.empty();
    }

    private Checked has(Syntax.FunctionCall call, Scope scope) {
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

    /** Empty when the call is none of a macro. */
    Optional<Checked> method(Syntax.MethodCall call, Scope scope) {
        if (!enabled) {
            return Optional.empty();
        }
        String name = call.method().text();
        if (BindingMacro.isNamespace(call.receiver())) {
            return BindingMacro.of(name)
                    .map(macro -> bindings.check(macro, call, scope))
                    .or(() -> bindings.misspelt(call, scope));
        }
        if (OptionalMacroChecker.isMacro(name)) {
            return Optional.of(optionals.check(call, scope));
        }
        if (SortByChecker.isMacro(name)) {
            return Optional.of(sorting.check(call, scope));
        }
        return Macro.of(name).map(macro -> comprehensions.check(macro, call, scope));
    }

    /** How a macro is called; empty when there is none of that name. */
    static Optional<String> usage(String name) {
        return Macro.of(name)
                .map(Macro::usage)
                .or(() -> BindingMacro.of(name).map(BindingMacro::usage))
                .or(() -> OptionalMacroChecker.usage(name))
                .or(() -> SortByChecker.usage(name));
    }

    /** The macros that are called like methods of a list or map. */
    static Stream<String> methods() {
        return Stream.concat(
                Stream.of(Macro.values()).map(Macro::text), Stream.of(SortByChecker.NAME));
    }
}
