package org.clawpatrol.dsl.condition;

import java.util.List;

/** Something a condition can call. */
sealed interface Callee permits Function, LibraryFunction {

    /** The name or symbol. */
    String text();

    Style style();

    /** Its signatures in the order in which diagnostics list them. */
    List<Overload> overloads();

    default boolean isOperator() {
        return style() == Style.OPERATOR;
    }

    default boolean isFunction() {
        return style() == Style.FUNCTION || style() == Style.EITHER;
    }

    default boolean isMethod() {
        return style() == Style.METHOD || style() == Style.EITHER;
    }

    /** How something is called. */
    enum Style {
        /** By a symbol between or before its operands. */
        OPERATOR,
        /** {@code f(x)}. */
        FUNCTION,
        /** {@code x.f()}. */
        METHOD,
        /** As a function or as a method of its first argument. */
        EITHER
    }
}
