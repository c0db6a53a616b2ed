package org.clawpatrol.proxy.protocol.http.websocket;

/** Which way a frame goes. */
public enum Direction {
    /** From the agent, always masked. */
    TO_ORIGIN("c->s"),
    /** From the origin, never masked. */
    TO_AGENT("s->c");

    private final String arrow;

    Direction(String arrow) {
        this.arrow = arrow;
    }

    /** The direction in rules and records. */
    public String arrow() {
        return arrow;
    }
}
