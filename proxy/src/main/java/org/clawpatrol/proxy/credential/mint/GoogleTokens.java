package org.clawpatrol.proxy.credential.mint;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.clawpatrol.proxy.credential.oauth.IssuedToken;
import org.clawpatrol.proxy.credential.oauth.TokenAnswer;
import org.clawpatrol.proxy.credential.oauth.TokenCall;
import org.clawpatrol.proxy.credential.oauth.TokenException;
import org.clawpatrol.proxy.credential.oauth.TokenForm;
import org.clawpatrol.proxy.credential.oauth.TokenJson;
import org.clawpatrol.proxy.credential.oauth.TokenSupply;
import org.clawpatrol.proxy.credential.oauth.TokenTransport;
import org.clawpatrol.proxy.secret.Secret;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Access tokens of a Google service account, for a statement that its key signs: RFC 7523, 2.1.
 * Owns the key.
 */
public final class GoogleTokens implements TokenSupply {
    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration STATEMENT = Duration.ofHours(1);

    private final Secret account;
    private final TokenTransport transport;
    private final InstantSource clock;

    /**
     * @param account the JSON text that Google gives out for a service account's key
     */
    public GoogleTokens(Secret account, TokenTransport transport, InstantSource clock) {
        this.account = account;
        this.transport = transport;
        this.clock = clock;
    }

    @Override
    public IssuedToken issue() throws TokenException {
        JsonNode key = key(account);
        URI url = url(member(key, "token_uri"));
        Instant asked = clock.instant();
        String statement = statement(key, url, asked);
        byte[] body = TokenForm.ofGrant(GRANT).with("assertion", statement).encoded();
        var call = new TokenCall(url, Optional.empty(), "application/x-www-form-urlencoded", body);
        String server = "`" + url.getRawAuthority() + "`";
        return ClientCredentials.minted(TokenAnswer.read(server, transport.send(call)), asked);
    }

    /** Fails as {@link #issue} would before it asks anybody. */
    static void check(Secret account) throws TokenException {
        JsonNode key = key(account);
        url(member(key, "token_uri"));
        member(key, "client_email");
        signer(key);
    }

    private static JsonNode key(Secret account) throws TokenException {
        byte[] text = account.reveal();
        try {
            return TokenJson.parse(text)
                    .orElseThrow(
                            () ->
                                    TokenException.transientFailure(
                                            ": slot `sa_key` is not the JSON text of a service"
                                                    + " account's key"));
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    private static String member(JsonNode key, String name) throws TokenException {
        return TokenJson.text(key, name)
                .orElseThrow(
                        () ->
                                TokenException.transientFailure(
                                        ": slot `sa_key` has no `" + name + "`"));
    }

    private static URI url(String text) throws TokenException {
        try {
            URI url = new URI(text);
            if ("https".equals(url.getScheme()) && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // as any other address that is none
        }
        throw TokenException.transientFailure(": `token_uri` of slot `sa_key` is no https URL");
    }

    private static String statement(JsonNode key, URI url, Instant now) throws TokenException {
        PrivateKey signer = signer(key);
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        claims.put("iss", member(key, "client_email"));
        claims.put("scope", SCOPE);
        claims.put("aud", url.toString());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(STATEMENT).getEpochSecond());
        try {
            String keyId = TokenJson.text(key, "private_key_id").orElse("");
            return JsonWebToken.sign(signer, keyId, claims);
        } catch (GeneralSecurityException e) {
            throw TokenException.transientFailure(": the key of slot `sa_key` cannot sign");
        }
    }

    private static PrivateKey signer(JsonNode key) throws TokenException {
        return RsaKey.read(member(key, "private_key"))
                .orElseThrow(
                        () ->
                                TokenException.transientFailure(
                                        ": `private_key` of slot `sa_key` cannot be read"));
    }

    @Override
    public void close() {
        account.close();
    }
}
