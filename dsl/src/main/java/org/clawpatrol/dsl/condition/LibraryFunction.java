package org.clawpatrol.dsl.condition;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;

/** A function of a library: its signatures and what it does. Immutable. */
record LibraryFunction(Style style, List<Overload> overloads, Operation operation)
        implements Callee {
    LibraryFunction {
        overloads = List.copyOf(overloads);
    }

    @Override
    public String text() {
        return operation.name();
    }
}
