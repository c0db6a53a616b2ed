package org.clawpatrol.proxy.credential.mint;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.clawpatrol.dsl.config.OAuthClientConfig;
import org.clawpatrol.proxy.credential.oauth.IssuedToken;
import org.clawpatrol.proxy.credential.oauth.TokenAnswer;
import org.clawpatrol.proxy.credential.oauth.TokenClient;
import org.clawpatrol.proxy.credential.oauth.TokenEndpoint;
import org.clawpatrol.proxy.credential.oauth.TokenException;
import org.clawpatrol.proxy.credential.oauth.TokenForm;
import org.clawpatrol.proxy.credential.oauth.TokenSupply;
import org.clawpatrol.proxy.secret.Secret;

/** Tokens for a client's own name and secret: RFC 6749, 4.4. Owns the secret. */
public final class ClientCredentials implements TokenSupply {
    /** How long a token is used whose server does not say. */
    static final Duration UNSAID = Duration.ofMinutes(5);

    private final OAuthClientConfig config;
    private final Secret secret;
    private final TokenClient client;
    private final TokenEndpoint endpoint;
    private final InstantSource clock;

    public ClientCredentials(
            OAuthClientConfig config,
            TokenClient client,
            Secret secret,
            TokenEndpoint endpoint,
            InstantSource clock) {
        this.config = config;
        this.client = client;
        this.secret = secret;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    @Override
    public IssuedToken issue() throws TokenException {
        TokenForm form =
                TokenForm.ofGrant("client_credentials")
                        .with("scope", String.join(" ", config.scopes()))
                        .with("audience", config.target().audience())
                        .with("resource", config.target().resource());
        Instant asked = clock.instant();
        TokenAnswer answer = endpoint.token(client, Optional.of(secret), form);
        return minted(answer, asked);
    }

    /** A token that was asked for at that time. */
    static IssuedToken minted(TokenAnswer answer, Instant asked) {
        answer.refreshToken().ifPresent(Secret::close);
        Instant end = asked.plus(answer.lifetime().orElse(UNSAID));
        return new IssuedToken(answer.accessToken(), asked, Optional.of(end));
    }

    @Override
    public void close() {
        secret.close();
    }
}
