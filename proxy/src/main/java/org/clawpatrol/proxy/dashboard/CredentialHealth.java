package org.clawpatrol.proxy.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What operators should do about secrets; never a secret. Safe to share. */
public interface CredentialHealth {

    /** Everything there is to do, now. */
    List<Complaint> complaints();

    /**
     * One thing.
     *
     * @param name of the credential, or of what else has a secret
     * @param text as it follows the name
     * @param ends when the secret ends or has ended, if that is it
     */
    record Complaint(String name, String text, Optional<Instant> ends) {}
}
