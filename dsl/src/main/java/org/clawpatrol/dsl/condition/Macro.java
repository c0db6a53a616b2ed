package org.clawpatrol.dsl.condition;

import java.util.Optional;
import java.util.stream.Stream;

/** A form that names a variable and looks at every element of a list or every key of a map. */
enum Macro {
    ALL("all"),
    EXISTS("exists"),
    EXISTS_ONE("exists_one"),
    FILTER("filter"),
    MAP("map");

    private final String text;

    Macro(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    static Optional<Macro> of(String text) {
        return Stream.of(values()).filter(macro -> macro.text.equals(text)).findFirst();
    }

    /** How it is called, for help texts. */
    String usage() {
        return this == MAP ? "list.map(x, value)" : "list." + text + "(x, condition)";
    }
}
