package org.clawpatrol.engine.fact;

import static org.clawpatrol.engine.type.Type.Simple.STRING;

/** Who acts. Stateless. */
final class AgentVariable {
    private AgentVariable() {}

    static FactVariable declared() {
        return FactVariable.ofEveryAction(
                "agent",
                "the device that acts, as its channel proved it; nothing here is taken from what the agent says",
                FactDeclaration.of(
                        "device",
                        STRING,
                        "name of the device as it was registered",
                        "agent.device == \"build-7\""),
                FactDeclaration.of(
                        "id",
                        STRING,
                        "stable id of the registration; `loopback` for programs on the gateway's machine",
                        "agent.id != \"loopback\""),
                FactDeclaration.of(
                        "profile",
                        STRING,
                        "profile of the device",
                        "agent.profile in [\"ci\", \"staging\"]"),
                FactDeclaration.of(
                                "owner",
                                STRING,
                                "the person the device belongs to",
                                "has(agent.owner) && agent.owner == \"ada\"")
                        .missing(
                                Missing.ABSENT,
                                "when the registration names nobody; none does yet"),
                FactDeclaration.of(
                        "tags",
                        FactTypes.STRINGS,
                        "labels of the registration, sorted; none has any yet",
                        "\"trusted\" in agent.tags"),
                FactDeclaration.of(
                        "address",
                        STRING,
                        "address the device connects from, without port",
                        "agent.address.startsWith(\"10.8.\")"));
    }
}
