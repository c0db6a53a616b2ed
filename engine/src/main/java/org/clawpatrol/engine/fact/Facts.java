package org.clawpatrol.engine.fact;

import org.clawpatrol.engine.value.Value;

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

    /** Whether the action was longer than the inspection cap. */
    boolean truncated();

    /** Whether the protocol's parser refused the action's text. */
    boolean unparseable();
}
