package org.clawpatrol.proxy.dashboard;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.secret.Secret;
import org.clawpatrol.proxy.secret.SecretOrigin;

/** What the dashboard may do with stored secrets: everything but read them. Safe to share. */
public interface StoredSecrets {

    /** Slot names the credential's type declares; the unnamed slot is the empty string. */
    List<String> slots(CredentialConfig credential);

    /** Whether a credential is of no use without that slot. */
    boolean needed(CredentialConfig credential, String slot);

    /** Where each slot that has a secret gets it from. */
    Map<String, SecretOrigin> origins(CredentialConfig credential);

    /** Whether secrets for these slots are enough. */
    boolean suffices(CredentialConfig credential, Set<String> filled);

    /** Stores a copy; the caller closes the secret. */
    void put(String credential, String slot, Secret secret);

    /** Whether there was one. */
    boolean remove(String credential, String slot);
}
