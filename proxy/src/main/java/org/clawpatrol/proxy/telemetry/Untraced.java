package org.clawpatrol.proxy.telemetry;

import java.util.Optional;

/** Where no traces are wanted. Stateless. */
enum Untraced implements ActionSpan {
    SPAN;

    @Override
    public void reached(Phase phase) {
        // Nobody wants to know.
    }

    @Override
    public void ended(ActionEnd end) {
        // Nobody wants to know.
    }

    @Override
    public Optional<TraceFields> towardsOrigin() {
        return Optional.empty();
    }
}
