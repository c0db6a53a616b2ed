package org.clawpatrol.proxy.credential.login;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.clawpatrol.proxy.credential.oauth.IssuedToken;
import org.clawpatrol.proxy.credential.oauth.TokenAnswer;
import org.clawpatrol.proxy.credential.oauth.TokenClient;
import org.clawpatrol.proxy.credential.oauth.TokenException;
import org.clawpatrol.proxy.credential.oauth.TokenForm;
import org.clawpatrol.proxy.credential.oauth.TokenSupply;
import org.clawpatrol.proxy.secret.LoginToken;
import org.clawpatrol.proxy.secret.Secret;
import org.clawpatrol.proxy.state.StateUnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens of one login: what the store holds while it is fresh, else a new one for its refresh
 * token (RFC 6749, 6), stored before it is used. One process at a time asks. Owns its secrets; one
 * thread at a time.
 */
final class LoginTokens implements TokenSupply {
    private static final Logger LOG = LoggerFactory.getLogger(LoginTokens.class);

    private final String credential;
    private final TokenClient client;
    private final ClientSecrets secrets;
    private final LoginParts parts;
    private Instant handedOut = Instant.MIN;
    private Instant refused = Instant.MIN;
    private @Nullable LoginToken unsaved;

    LoginTokens(String credential, TokenClient client, ClientSecrets secrets, LoginParts parts) {
        this.credential = credential;
        this.client = client;
        this.secrets = secrets;
        this.parts = parts;
    }

    @Override
    public IssuedToken issue() throws TokenException {
        try {
            Optional<IssuedToken> stored = fromStore();
            return stored.isPresent()
                    ? stored.get()
                    : parts.lock().exclusively(credential, this::refreshed);
        } catch (StateUnavailableException e) {
            throw TokenException.transientFailure(": the store of logins does not answer");
        }
    }

    /** What another process or a login has left, unless it is what is in use already. */
    private Optional<IssuedToken> fromStore() throws TokenException {
        try (LoginToken row = row().orElse(null)) {
            if (row == null) {
                return Optional.empty();
            }
            IssuedToken token = issued(row);
            boolean fresh = parts.clock().instant().isBefore(token.staleAt());
            if (fresh && row.issuedAt().isAfter(handedOut)) {
                handedOut = row.issuedAt();
                return Optional.of(token);
            }
            token.close();
            return Optional.empty();
        }
    }

    private IssuedToken refreshed() throws TokenException {
        Optional<IssuedToken> stored = fromStore();
        if (stored.isPresent()) {
            return stored.get();
        }
        try (LoginToken row = row().orElse(null)) {
            if (row == null) {
                return firstOfSeed();
            }
            if (row.refreshToken().isEmpty()) {
                return unrenewable(row);
            }
            try {
                return ask(row, row.refreshToken().get());
            } catch (TokenException e) {
                if (!e.grantIsGone() || !seedDiffers(row.refreshToken().get())) {
                    throw e;
                }
                return firstOfSeed();
            }
        }
    }

    private IssuedToken unrenewable(LoginToken row) throws TokenException {
        IssuedToken token = issued(row);
        if (token.endedAt(parts.clock().instant())) {
            token.close();
            throw TokenException.asksForLogin(": its login has ended; connect it again");
        }
        return token;
    }

    /** From a refresh token that an operator stored. */
    private IssuedToken firstOfSeed() throws TokenException {
        Secret seed =
                secrets.refreshToken()
                        .filter(token -> !token.isEmpty())
                        .orElseThrow(TokenException::notConnected);
        try (LoginToken none =
                new LoginToken(
                        Secret.of(""),
                        Optional.empty(),
                        Optional.empty(),
                        Instant.EPOCH,
                        client.clientId(),
                        LoginToken.Account.UNKNOWN)) {
            return ask(none, seed);
        }
    }

    private IssuedToken ask(LoginToken before, Secret refreshToken) throws TokenException {
        if (before.issuedAt().equals(refused)) {
            throw TokenException.asksForLogin(": its login was refused; connect it again");
        }
        Instant asked = parts.clock().instant();
        TokenForm form = TokenForm.ofGrant("refresh_token").with("refresh_token", refreshToken);
        try (TokenAnswer answer =
                parts.endpoint()
                        .token(client.named(before.clientId()), secrets.clientSecret(), form)) {
            LoginToken fresh =
                    new LoginToken(
                            answer.accessToken().copy(),
                            Optional.of(answer.refreshToken().orElse(refreshToken).copy()),
                            answer.lifetime().map(asked::plus),
                            asked,
                            before.clientId(),
                            before.account());
            return saved(fresh);
        } catch (TokenException e) {
            if (e.grantIsGone()) {
                refused = before.issuedAt();
            }
            throw e;
        }
    }

    /** The old refresh token may be void already: a store that fails must not lose the new one. */
    private IssuedToken saved(LoginToken fresh) {
        handedOut = fresh.issuedAt();
        IssuedToken token = issued(fresh);
        try {
            parts.rows().put(credential, client.issuer(), fresh);
            fresh.close();
        } catch (StateUnavailableException e) {
            unsaved = fresh;
            LOG.error(
                    "credential `{}`: its new token could not be stored and is kept in memory: {}",
                    credential,
                    e.getMessage());
        }
        return token;
    }

    private Optional<LoginToken> row() {
        LoginToken kept = unsaved;
        if (kept != null) {
            parts.rows().put(credential, client.issuer(), kept);
            kept.close();
            unsaved = null;
        }
        return parts.rows().find(credential, client.issuer());
    }

    private boolean seedDiffers(Secret refreshToken) {
        byte[] one = refreshToken.reveal();
        byte[] other = secrets.refreshToken().map(Secret::reveal).orElse(one);
        boolean differs = !Arrays.equals(one, other);
        Arrays.fill(one, (byte) 0);
        Arrays.fill(other, (byte) 0);
        return differs;
    }

    private static IssuedToken issued(LoginToken row) {
        return new IssuedToken(row.accessToken().copy(), row.issuedAt(), row.expiry());
    }

    @Override
    public void close() {
        secrets.close();
        if (unsaved != null) {
            unsaved.close();
        }
    }
}
