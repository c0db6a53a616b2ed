package org.clawpatrol.engine.fact;

import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one action, read lazily. Implementations compute a value on first use and return the
 * same one afterwards; one thread at a time reads them.
 */
public interface Facts {

    /**
     * The value of a fact of this action's family: never null, {@code Unknown} where the bytes did
     * not allow it to be read. Must not throw.
     */
    Value value(Fact fact);

    /** The same value where it is known or at hand; null where content would have to be read. */
    default @Nullable Value known(Fact fact) {
        return value(fact);
    }

    /** Whether the action was longer than the inspection cap. */
    boolean truncated();

    /** Whether the protocol's parser refused the action's text. */
    boolean unparseable();
}
