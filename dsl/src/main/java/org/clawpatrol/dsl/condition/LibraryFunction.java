package org.clawpatrol.dsl.condition;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;

/**
 * A function of a library: its signatures and what it does. Immutable.
 *
 * @param doc one sentence for the reference, without a final period
 */
record LibraryFunction(Style style, List<Overload> overloads, Operation operation, String doc)
        implements Callee {
    LibraryFunction {
        overloads = List.copyOf(overloads);
    }

    /** One that is called as {@code f(x)}. */
    static LibraryFunction function(Operation operation, String doc, Overload... overloads) {
        return new LibraryFunction(Style.FUNCTION, List.of(overloads), operation, doc);
    }

    /** One that is called as {@code x.f()}. */
    static LibraryFunction method(Operation operation, String doc, Overload... overloads) {
        return new LibraryFunction(Style.METHOD, List.of(overloads), operation, doc);
    }

    @Override
    public String text() {
        return operation.name();
    }
}
