package org.clawpatrol.dsl.condition;

import java.util.Optional;
import java.util.stream.Stream;

/** A form that names variables and looks at every element of a list or every entry of a map. */
enum Macro {
    ALL("all", "condition", 1, 2),
    EXISTS("exists", "condition", 1, 2),
    EXISTS_ONE("exists_one", "condition", 1, 2),
    FILTER("filter", "condition", 1, 1),
    MAP("map", "value", 1, 1),
    TRANSFORM_LIST("transformList", "value", 2, 2),
    TRANSFORM_MAP("transformMap", "value", 2, 2),
    TRANSFORM_MAP_ENTRY("transformMapEntry", "{key: value}", 2, 2);

    /** The newer name of {@link #EXISTS_ONE}. */
    private static final String EXISTS_ONE_SYNONYM = "existsOne";

    private final String text;
    private final String body;
    private final int leastVariables;
    private final int mostVariables;

    Macro(String text, String body, int leastVariables, int mostVariables) {
        this.text = text;
        this.body = body;
        this.leastVariables = leastVariables;
        this.mostVariables = mostVariables;
    }

    String text() {
        return text;
    }

    static Optional<Macro> of(String text) {
        return text.equals(EXISTS_ONE_SYNONYM)
                ? Optional.of(EXISTS_ONE)
                : Stream.of(values()).filter(macro -> macro.text.equals(text)).findFirst();
    }

    /** Whether a condition may stand before the body to choose elements. */
    private boolean hasFilter() {
        return switch (this) {
            case ALL, EXISTS, EXISTS_ONE, FILTER -> false;
            case MAP, TRANSFORM_LIST, TRANSFORM_MAP, TRANSFORM_MAP_ENTRY -> true;
        };
    }

    /** Whether the body is a condition. */
    boolean isTest() {
        return !hasFilter();
    }

    /** How many of so many arguments name variables; 0 where the macro has no such form. */
    int variables(int arguments) {
        for (int variables = leastVariables; variables <= mostVariables; variables++) {
            int rest = arguments - variables;
            if (rest == 1 || (rest == 2 && hasFilter())) {
                return variables;
            }
        }
        return 0;
    }

    /** How it is called, for help texts. */
    String usage() {
        String variables = leastVariables == 1 ? "x" : "i, x";
        return "list." + text + "(" + variables + ", " + body + ")";
    }
}
