package org.clawpatrol.engine.fact;

import static org.clawpatrol.engine.type.Type.Simple.STRING;

/** Which credentials an action may use. Stateless. */
final class CredentialVariable {
    private CredentialVariable() {}

    static FactVariable declared() {
        return FactVariable.ofEveryAction(
                "credential",
                "the credentials of the profile at this endpoint; names only, never a secret",
                FactDeclaration.of(
                                "name",
                                STRING,
                                "name of the credential the action was dispatched to",
                                "has(credential.name) && credential.name == \"tracker_read\"")
                        .missing(Missing.ABSENT, "when the action was dispatched to none"),
                FactDeclaration.of(
                        "names",
                        FactTypes.STRINGS,
                        "names of the credentials the profile grants at this endpoint",
                        "\"tracker_write\" in credential.names"));
    }
}
