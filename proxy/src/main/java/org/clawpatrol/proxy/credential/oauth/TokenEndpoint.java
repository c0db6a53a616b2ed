package org.clawpatrol.proxy.credential.oauth;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.clawpatrol.proxy.secret.Secret;

/** Asks token endpoints (RFC 6749, 3.2). Safe to share; every call blocks. */
public final class TokenEndpoint {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final TokenTransport transport;

    public TokenEndpoint(TokenTransport transport) {
        this.transport = transport;
    }

    /**
     * A token for what the form grants.
     *
     * @param secret of the client; a client without one only says its name
     * @throws TokenException where there is none
     */
    public TokenAnswer token(TokenClient client, Optional<Secret> secret, TokenForm form)
            throws TokenException {
        return TokenAnswer.read(client.server(), post(client, client.tokenUrl(), secret, form));
    }

    /**
     * The answer of any endpoint of the client's server that takes the client's proof.
     *
     * @throws TokenException where there is no answer
     */
    public TokenReply post(TokenClient client, URI url, Optional<Secret> secret, TokenForm form)
            throws TokenException {
        boolean basic = secret.isPresent() && client.proof() == TokenClient.Proof.BASIC;
        if (!basic) {
            form.with("client_id", client.clientId());
            secret.ifPresent(shown -> form.with("client_secret", shown));
        }
        boolean json = client.encoding() == TokenClient.Encoding.JSON;
        byte[] body = json ? form.json() : form.encoded();
        try {
            var call = new TokenCall(url, client.roots(), json ? "application/json" : FORM, body);
            if (basic) {
                call.with("Authorization", basic(client.clientId(), secret.get()));
            }
            return transport.send(call);
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    /** Both parts are form-encoded first: RFC 6749, 2.3.1. */
    private static String basic(String clientId, Secret secret) {
        String pair = TokenForm.encode(clientId) + ":" + TokenForm.encode(secret.revealText());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
