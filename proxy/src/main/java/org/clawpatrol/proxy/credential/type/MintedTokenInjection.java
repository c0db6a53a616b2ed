package org.clawpatrol.proxy.credential.type;

import java.util.Set;
import org.clawpatrol.proxy.credential.GitHubAuthorization;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.RequestEdit;
import org.clawpatrol.proxy.credential.UnusableSecretException;
import org.clawpatrol.proxy.secret.Secret;

/**
 * The types whose token is made from other secrets, which themselves are never sent. Immutable;
 * safe to share.
 */
final class MintedTokenInjection implements HttpInjection {
    /** Where the lookup leaves the token; nobody can store one there. */
    static final String ACCESS_TOKEN = "access_token";

    private final String credential;
    private final Scheme scheme;
    private final Set<String> slots;
    private final Set<String> optionalSlots;

    /** How the token goes into a request. */
    enum Scheme {
        BEARER,
        GITHUB
    }

    MintedTokenInjection(
            String credential, Scheme scheme, Set<String> slots, Set<String> optionalSlots) {
        this.credential = credential;
        this.scheme = scheme;
        this.slots = Set.copyOf(slots);
        this.optionalSlots = Set.copyOf(optionalSlots);
    }

    @Override
    public Set<String> slots() {
        return slots;
    }

    @Override
    public Set<String> optionalSlots() {
        return optionalSlots;
    }

    @Override
    public Set<String> sentSlots() {
        return Set.of(ACCESS_TOKEN);
    }

    @Override
    public void apply(RequestEdit request, Lease lease) throws UnusableSecretException {
        Secret token = lease.token(ACCESS_TOKEN);
        switch (scheme) {
            case BEARER -> request.setSecret("Authorization", "Bearer ", token);
            case GITHUB -> GitHubAuthorization.set(request, credential, token);
        }
    }
}
