package org.clawpatrol.engine.fact;

import static org.clawpatrol.engine.type.Type.Simple.INT;
import static org.clawpatrol.engine.type.Type.Simple.STRING;
import static org.clawpatrol.engine.type.Type.Simple.TIMESTAMP;

/** When an action happens and where it was addressed. Stateless. */
final class RequestVariable {
    private RequestVariable() {}

    static FactVariable declared() {
        return FactVariable.ofEveryAction(
                "request",
                "when the action happens and where the agent connected to",
                FactDeclaration.of(
                        "time",
                        TIMESTAMP,
                        "the moment the gateway reads the action",
                        "has(request.time)"),
                FactDeclaration.of(
                        "hour",
                        INT,
                        "hour of the day from 0 to 23, in the time zone of the gateway (`gateway { time_zone }`, default UTC)",
                        "request.hour >= 8 && request.hour < 18"),
                FactDeclaration.of(
                                "weekday",
                                STRING,
                                "day of the week in English, in the same time zone",
                                "!(request.weekday in [\"Saturday\", \"Sunday\"])")
                        .folded(),
                FactDeclaration.of(
                        "host",
                        STRING,
                        "host the agent connected to: a lower-case name without trailing dot, or an address",
                        "request.host == \"api.example.com\""),
                FactDeclaration.of(
                        "port", INT, "port the agent connected to", "request.port == 443"));
    }
}
