package org.clawpatrol.engine.fact;

import static org.clawpatrol.engine.type.Type.Simple.STRING;

/** What a message of a WebSocket is. Stateless. */
final class WebSocketVariable {
    private WebSocketVariable() {}

    static FactVariable declared() {
        return FactVariable.of(
                "ws",
                "a message of an open WebSocket, which is an action of its own where a rule reads"
                        + " one of these; the other facts are those of the request that opened it",
                FactDeclaration.of(
                                "direction",
                                STRING,
                                "`c->s` from the agent, `s->c` from the origin",
                                "ws.direction == \"c->s\"")
                        .missing(
                                Missing.EMPTY,
                                "for requests, the one that opens a WebSocket included"),
                FactDeclaration.of(
                                "text",
                                STRING,
                                "the whole text message, fragments joined and inflated",
                                "ws.text.contains(\"DROP TABLE\")")
                        .missing(
                                Missing.EMPTY,
                                "for requests; unknown for binary messages, for those longer than"
                                        + " the inspection cap, and where it cannot be inflated"));
    }
}
