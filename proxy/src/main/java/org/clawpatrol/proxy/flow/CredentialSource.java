package org.clawpatrol.proxy.flow;

import java.util.concurrent.CompletionStage;
import org.clawpatrol.proxy.credential.Lease;

/** Lends the secrets of a permitted action. */
public interface CredentialSource {

    /**
     * Lends what the permit's credential needs, or {@link Lease#none()} when it names none. Fails
     * with {@code MissingSecretException} when a required secret is not there.
     */
    CompletionStage<Lease> lend(Permit permit);
}
