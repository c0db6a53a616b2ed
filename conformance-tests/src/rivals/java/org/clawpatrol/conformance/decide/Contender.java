package org.clawpatrol.conformance.decide;

import org.clawpatrol.engine.fact.Facts;

/**
 * An engine that was given all rules. One thread.
 *
 * @param <I> what it takes for an action
 */
interface Contender<I> {

    /** The action in this engine's own form. */
    I input(Facts facts);

    /** Whether the rules deny it. */
    boolean denies(I input);
}
