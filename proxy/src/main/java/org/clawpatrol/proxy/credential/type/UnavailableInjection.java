package org.clawpatrol.proxy.credential.type;

import java.util.Set;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.RequestEdit;
import org.clawpatrol.proxy.credential.UnusableSecretException;

/**
 * A type of credential this version cannot use. No gateway starts with one; should one appear all
 * the same, its actions are refused. Immutable; safe to share.
 */
final class UnavailableInjection implements HttpInjection {
    private final String credential;

    UnavailableInjection(String credential) {
        this.credential = credential;
    }

    @Override
    public Set<String> slots() {
        return Set.of();
    }

    @Override
    public void apply(RequestEdit request, Lease lease) throws UnusableSecretException {
        throw new UnusableSecretException(credential);
    }
}
