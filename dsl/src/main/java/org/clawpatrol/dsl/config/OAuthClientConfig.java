package org.clawpatrol.dsl.config;

import java.util.List;
import java.util.Optional;

/**
 * A client of an OAuth 2 authorization server. Every address is https, without user, query or
 * fragment.
 *
 * @param scopes may be empty
 * @param target whom the token is for
 * @param proof how the client shows its secret, where it has one
 * @param caCert PEM text of the only roots to trust; system roots when empty
 */
public record OAuthClientConfig(
        Addresses addresses,
        String clientId,
        Grant grant,
        List<String> scopes,
        Target target,
        Proof proof,
        Optional<String> caCert) {
    public OAuthClientConfig {
        scopes = List.copyOf(scopes);
    }

    /**
     * Where the server is asked for what.
     *
     * @param authorize where a person's browser logs in; of the code grant
     * @param device where a login on another device begins; of the device grant
     * @param revoke where a token is given back
     */
    public record Addresses(
            String token,
            Optional<String> authorize,
            Optional<String> device,
            Optional<String> revoke) {}

    /**
     * Parameters that say whom a token is for; the first is of many servers, the second RFC 8707.
     */
    public record Target(Optional<String> audience, Optional<String> resource) {}

    /** What the client shows for its token. */
    public enum Grant {
        CLIENT_CREDENTIALS,
        REFRESH_TOKEN,
        DEVICE_CODE,
        AUTHORIZATION_CODE;

        /** Whether a person logs in on the dashboard. */
        public boolean login() {
            return this == DEVICE_CODE || this == AUTHORIZATION_CODE;
        }

        /** As it is written in a configuration. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** How a client shows its secret: RFC 6749, 2.3.1. */
    public enum Proof {
        BASIC,
        POST
    }
}
