package org.clawpatrol.proxy.telemetry;

/** The parts of an action's time, in order; see {@code docs/life-of-a-request.md}. */
public enum Phase {
    /** From the complete head until the action is read, a wanted body included. */
    DECODE("decode"),
    DECIDE("decide"),
    /** Asking approvers; next to nothing where nobody has to be asked. */
    SETTLE("settle"),
    RESERVE("reserve"),
    LEND("lend"),
    /** Dialling the origin, TLS included; not taken where a connection was there. */
    CONNECT("connect"),
    /** Until the origin's response head. */
    FIRST_BYTE("first_byte"),
    /** From there to the end. */
    STREAM("stream");

    private final String label;

    Phase(String label) {
        this.label = label;
    }

    /** As metrics show it. */
    public String label() {
        return label;
    }
}
