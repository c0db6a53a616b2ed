package org.clawpatrol.dsl.condition;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.clawpatrol.engine.value.IntValue;

/**
 * The names that macros may give their variables: plain ones, and the numbered ones of rewritten
 * expressions, such as {@code cel.iterVar(0, 1)}. Stateless.
 */
final class VariableNames {
    private VariableNames() {}

    /** The name in the place of a variable; empty when something else stands there. */
    static Optional<String> of(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Identifier name when !name.absolute() -> Optional.of(name.name());
            case Syntax.MethodCall call when BindingMacro.isNumbered(call) -> numbered(call);
            default -> Optional.empty();
        };
    }

    /**
     * The name of a numbered variable, which no identifier can be; empty when it has no numbers.
     */
    static Optional<String> numbered(Syntax.MethodCall call) {
        boolean literals =
                call.arguments().stream().allMatch(argument -> number(argument).isPresent());
        return literals
                ? Optional.of(
                        call.arguments().stream()
                                .map(argument -> Long.toString(number(argument).getAsLong()))
                                .collect(Collectors.joining(":", "@" + call.method().text(), "")))
                : Optional.empty();
    }

    static OptionalLong number(Syntax syntax) {
        return syntax instanceof Syntax.Literal literal
                        && literal.value() instanceof IntValue(long number)
                        && number >= 0
                ? OptionalLong.of(number)
                : OptionalLong.empty();
    }
}
