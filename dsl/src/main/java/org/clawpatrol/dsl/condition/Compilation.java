package org.clawpatrol.dsl.condition;

import java.util.Optional;

/** What became of the text of an expression. Immutable. */
public sealed interface Compilation {

    /** The expression, when no problem was reported. */
    default Optional<CompiledExpression> expression() {
        return this instanceof Ready ready ? Optional.of(ready.compiled()) : Optional.empty();
    }

    record Ready(CompiledExpression compiled) implements Compilation {}

    /** Its syntax is wrong. */
    enum Unreadable implements Compilation {
        UNREADABLE
    }

    /** Its names or types are wrong. */
    enum Rejected implements Compilation {
        REJECTED
    }
}
