package org.clawpatrol.engine.fact;

import static org.clawpatrol.engine.type.Type.Simple.STRING;

/** Where an action goes, as the configuration calls it. Stateless. */
final class EndpointVariable {
    private EndpointVariable() {}

    static FactVariable declared() {
        return FactVariable.ofEveryAction(
                "endpoint",
                "the endpoint the action belongs to; useful in rules that several endpoints share",
                FactDeclaration.of(
                        "name", STRING, "name of the endpoint", "endpoint.name == \"tracker\""),
                FactDeclaration.of(
                        "type", STRING, "type of the endpoint", "endpoint.type == \"https\""));
    }
}
