package org.clawpatrol.proxy.credential.type;

import java.util.Set;
import org.clawpatrol.proxy.credential.BasicAuthorization;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.RequestEdit;
import org.clawpatrol.proxy.credential.UnusableSecretException;

/** {@code basic_auth}: exactly one {@code Authorization: Basic}. Immutable; safe to share. */
final class BasicAuthInjection implements HttpInjection {
    private final String credential;
    private final String username;

    BasicAuthInjection(String credential, String username) {
        this.credential = credential;
        this.username = username;
    }

    @Override
    public Set<String> slots() {
        return Set.of("");
    }

    @Override
    public void apply(RequestEdit request, Lease lease) throws UnusableSecretException {
        BasicAuthorization.set(request, credential, username, lease.required(""));
    }
}
