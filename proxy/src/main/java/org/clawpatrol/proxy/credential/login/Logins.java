package org.clawpatrol.proxy.credential.login;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.clawpatrol.proxy.credential.SecretLookup;
import org.clawpatrol.proxy.credential.oauth.LiveToken;
import org.clawpatrol.proxy.credential.oauth.TokenAnswer;
import org.clawpatrol.proxy.credential.oauth.TokenClient;
import org.clawpatrol.proxy.credential.oauth.TokenException;
import org.clawpatrol.proxy.secret.LoginToken;
import org.clawpatrol.proxy.secret.Secret;

/** All tokens that come from logins or are made, while the gateway runs. Safe to share. */
public final class Logins implements AutoCloseable {
    private final LoginProviders providers;
    private final LoginParts parts;
    private final LiveTokens tokens;
    private final ReentrantLock seeing = new ReentrantLock();
    private long seen;

    public Logins(LoginProviders providers, LoginParts parts, LiveToken.Surroundings surroundings) {
        this.providers = providers;
        this.parts = parts;
        this.tokens = new LiveTokens(surroundings);
        this.seen = parts.rows().version();
    }

    /**
     * Adds tokens to what another lookup finds.
     *
     * @param stored whether an operator stored a secret for the credential of that name
     */
    public TokenLookup inFrontOf(SecretLookup next, Predicate<String> stored) {
        return new TokenLookup(next, stored, this);
    }

    /**
     * Takes over what any process has changed, and replaces tokens ahead of need. Called each
     * second; cheap when there is nothing to do.
     *
     * @throws org.clawpatrol.proxy.state.StateUnavailableException when the store does not answer
     */
    public void tend() {
        tokens.tend();
        long current = parts.rows().version();
        seeing.lock();
        try {
            if (current == seen) {
                return;
            }
            seen = current;
        } finally {
            seeing.unlock();
        }
        tokens.outdate();
    }

    /** When the token ends that a credential has now; empty where there is none or nobody knows. */
    public Optional<Instant> tokenEnds(String credential) {
        return tokens.find(credential).flatMap(LiveToken::ends);
    }

    /** Stores what a login gave, to be used from the next action on. */
    void connect(String credential, TokenClient client, TokenAnswer answer, Instant asked)
            throws TokenException {
        try (LoginToken token =
                new LoginToken(
                        answer.accessToken().copy(),
                        answer.refreshToken().map(Secret::copy),
                        answer.lifetime().map(asked::plus),
                        asked,
                        client.clientId(),
                        LoginToken.Account.UNKNOWN)) {
            parts.lock()
                    .exclusively(
                            credential,
                            () -> {
                                parts.rows().put(credential, client.issuer(), token);
                                return true;
                            });
        }
        tokens.find(credential).ifPresent(LiveToken::outdate);
    }

    /** Ends a login here; what it had, the caller closes. */
    Optional<LoginToken> disconnect(String credential, TokenClient client) throws TokenException {
        Optional<LoginToken> had =
                parts.lock()
                        .exclusively(
                                credential,
                                () -> {
                                    Optional<LoginToken> row =
                                            parts.rows().find(credential, client.issuer());
                                    parts.rows().delete(credential);
                                    return row;
                                });
        tokens.find(credential).ifPresent(LiveToken::outdate);
        return had;
    }

    LoginProviders providers() {
        return providers;
    }

    LoginParts parts() {
        return parts;
    }

    LiveTokens tokens() {
        return tokens;
    }

    @Override
    public void close() {
        tokens.close();
    }
}
