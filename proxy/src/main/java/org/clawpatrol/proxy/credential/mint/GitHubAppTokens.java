package org.clawpatrol.proxy.credential.mint;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.clawpatrol.dsl.config.GitHubAppConfig;
import org.clawpatrol.proxy.credential.HeaderSafe;
import org.clawpatrol.proxy.credential.oauth.IssuedToken;
import org.clawpatrol.proxy.credential.oauth.TokenCall;
import org.clawpatrol.proxy.credential.oauth.TokenException;
import org.clawpatrol.proxy.credential.oauth.TokenJson;
import org.clawpatrol.proxy.credential.oauth.TokenReply;
import org.clawpatrol.proxy.credential.oauth.TokenSupply;
import org.clawpatrol.proxy.credential.oauth.TokenTransport;
import org.clawpatrol.proxy.secret.Secret;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Installation tokens of a GitHub App, asked for with a statement that the app's key signs. Owns
 * the key. See GitHub's REST API, {@code POST /app/installations/ID/access_tokens}.
 */
public final class GitHubAppTokens implements TokenSupply {
    /** GitHub refuses statements from its future, and such as are good for over ten minutes. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private static final Duration STATEMENT = Duration.ofMinutes(9);
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final GitHubAppConfig app;
    private final Secret key;
    private final TokenTransport transport;
    private final InstantSource clock;

    public GitHubAppTokens(
            GitHubAppConfig app, Secret key, TokenTransport transport, InstantSource clock) {
        this.app = app;
        this.key = key;
        this.transport = transport;
        this.clock = clock;
    }

    @Override
    public IssuedToken issue() throws TokenException {
        Instant asked = clock.instant();
        URI url =
                URI.create(
                        app.apiUrl()
                                + "/app/installations/"
                                + app.installationId()
                                + "/access_tokens");
        byte[] body = narrowing().toString().getBytes(StandardCharsets.UTF_8);
        TokenCall call =
                new TokenCall(url, app.caCert(), "application/json", body)
                        .with("Accept", "application/vnd.github+json")
                        .with("X-GitHub-Api-Version", "2022-11-28")
                        .with("Authorization", "Bearer " + statement(asked));
        return read("`" + url.getRawAuthority() + "`", transport.send(call), asked);
    }

    private ObjectNode narrowing() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (!app.repositories().isEmpty()) {
            app.repositories().forEach(body.putArray("repositories")::add);
        }
        if (!app.permissions().isEmpty()) {
            app.permissions().forEach(body.putObject("permissions")::put);
        }
        return body;
    }

    private String statement(Instant now) throws TokenException {
        PrivateKey signer = signer(key);
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        claims.put("iat", now.minus(SKEW).getEpochSecond());
        claims.put("exp", now.plus(STATEMENT).getEpochSecond());
        claims.put("iss", app.appId());
        try {
            return JsonWebToken.sign(signer, "", claims);
        } catch (GeneralSecurityException e) {
            throw TokenException.transientFailure(": its private key cannot sign");
        }
    }

    /** Fails as {@link #issue} would before it asks anybody. */
    static PrivateKey signer(Secret key) throws TokenException {
        return RsaKey.read(key.revealText())
                .orElseThrow(
                        () ->
                                TokenException.transientFailure(
                                        ": its private key is no RSA key in PEM of 2048 bits or"
                                                + " more"));
    }

    private static IssuedToken read(String server, TokenReply reply, Instant asked)
            throws TokenException {
        JsonNode object = TokenJson.object(server, reply);
        Instant end = end(server, object, asked);
        String text =
                TokenJson.text(object, "token")
                        .orElseThrow(() -> TokenJson.unreadable(server, "holds no token"));
        Secret token = Secret.of(text);
        if (!HeaderSafe.test(token)) {
            token.close();
            throw TokenJson.unreadable(server, "holds a token that cannot be sent");
        }
        return new IssuedToken(token, asked, Optional.of(end));
    }

    /** An hour at most, whatever the clocks say. */
    private static Instant end(String server, JsonNode object, Instant asked)
            throws TokenException {
        Instant latest = asked.plus(LIFETIME);
        try {
            Instant said = Instant.parse(TokenJson.text(object, "expires_at").orElse(""));
            return said.isAfter(asked) && said.isBefore(latest) ? said : latest;
        } catch (DateTimeException e) {
            throw TokenJson.unreadable(server, "does not say when its token ends");
        }
    }

    @Override
    public void close() {
        key.close();
    }
}
