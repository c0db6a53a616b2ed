package org.clawpatrol.dsl.condition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A macro of the namespace {@code cel}: names for parts of a condition. */
enum BindingMacro {
    BIND("bind", 3, "cel.bind(x, value, condition)"),
    BLOCK("block", 2, "cel.block([value, ...], condition)"),
    INDEX("index", 1, "cel.index(0)"),
    ITERATION_VARIABLE("iterVar", 2, "cel.iterVar(0, 0)"),
    ACCUMULATION_VARIABLE("accuVar", 2, "cel.accuVar(0, 0)");

    static final String NAMESPACE = "cel";

    private final String text;
    private final int arguments;
    private final String usage;

    BindingMacro(String text, int arguments, String usage) {
        this.text = text;
        this.arguments = arguments;
        this.usage = usage;
    }

    /** How it is called, for help texts. */
    String usage() {
        return usage;
    }

    boolean fits(Syntax.MethodCall call) {
        return call.arguments().size() == arguments;
    }

    static Optional<BindingMacro> of(String text) {
        return Stream.of(values()).filter(macro -> macro.text.equals(text)).findFirst();
    }

    static List<String> names() {
        return Stream.of(values()).map(macro -> macro.text).toList();
    }

    static boolean isNamespace(Syntax receiver) {
        return receiver instanceof Syntax.Identifier name && name.name().equals(NAMESPACE);
    }

    /** Whether a call stands for a variable that a comprehension introduces. */
    static boolean isNumbered(Syntax.MethodCall call) {
        if (!isNamespace(call.receiver())) {
            return false;
        }
        return switch (of(call.method().text()).orElse(BIND)) {
            case ITERATION_VARIABLE, ACCUMULATION_VARIABLE -> call.arguments().size() == 2;
            case BIND, BLOCK, INDEX -> false;
        };
    }
}
