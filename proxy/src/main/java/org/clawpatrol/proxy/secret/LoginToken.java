package org.clawpatrol.proxy.secret;

import java.time.Instant;
import java.util.Optional;

/**
 * What a login at an authorization server gave. Owns its secrets; closing wipes them. Not shared
 * between threads.
 *
 * @param expiry of the access token, where the server named one
 * @param issuedAt by this machine's clock, before it was asked for
 * @param clientId the client it was given to; tells it apart where clients are registered
 * @param account whose login it is, for people; may be empty
 */
public record LoginToken(
        Secret accessToken,
        Optional<Secret> refreshToken,
        Optional<Instant> expiry,
        Instant issuedAt,
        String clientId,
        Account account)
        implements AutoCloseable {

    /** Name and picture of an account; both may be empty. */
    public record Account(String displayName, String avatarUrl) {
        public static final Account UNKNOWN = new Account("", "");
    }

    @Override
    public void close() {
        accessToken.close();
        refreshToken.ifPresent(Secret::close);
    }
}
