package org.clawpatrol.proxy.telemetry;

import java.util.Optional;

/** One action in a distributed trace. Belongs to one thread at a time. */
public interface ActionSpan {

    /** A phase ended just now. */
    void reached(Phase phase);

    /** The action ended; nothing more is told. */
    void ended(ActionEnd end);

    /** What the origin is told instead of the agent's own trace fields; empty to tell those. */
    Optional<TraceFields> towardsOrigin();

    /** Of an action that is not traced. */
    static ActionSpan none() {
        return Untraced.SPAN;
    }
}
