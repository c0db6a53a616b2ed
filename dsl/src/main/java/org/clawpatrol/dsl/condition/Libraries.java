package org.clawpatrol.dsl.condition;

import java.util.List;

/** The libraries of functions that every condition may use. Stateless. */
final class Libraries {
    private Libraries() {}

    static List<LibraryFunction> functions() {
        return OptionalFunctions.all();
    }
}
