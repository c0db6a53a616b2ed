package org.clawpatrol.proxy.credential.oauth;

import java.net.URI;
import java.util.Optional;

/**
 * A client that an authorization server knows, and where it asks for tokens. Immutable.
 *
 * @param tokenUrl https; a token is bound to it
 * @param roots PEM text of the only roots to trust; system roots when empty
 * @param proof how it shows its secret, where it has one
 */
public record TokenClient(
        URI tokenUrl, Optional<String> roots, String clientId, Proof proof, Encoding encoding) {

    /** How a client shows its secret (RFC 6749, 2.3.1). */
    public enum Proof {
        BASIC,
        POST
    }

    /** How parameters travel. */
    public enum Encoding {
        FORM,
        JSON
    }

    /** What the token is bound to. */
    public String issuer() {
        return tokenUrl.toString();
    }

    /** Its server, for messages. */
    public String server() {
        return "`" + tokenUrl.getRawAuthority() + "`";
    }

    /** The same under another name, as after registering it. */
    public TokenClient named(String id) {
        return new TokenClient(tokenUrl, roots, id, proof, encoding);
    }
}
