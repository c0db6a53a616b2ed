package org.clawpatrol.proxy.credential.login;

import java.util.Map;
import java.util.Optional;
import org.clawpatrol.proxy.secret.Secret;

/**
 * What an operator stored for a client. Owns its secrets.
 *
 * @param clientSecret of a client that has one
 * @param refreshToken of a login made elsewhere
 */
record ClientSecrets(Optional<Secret> clientSecret, Optional<Secret> refreshToken)
        implements AutoCloseable {
    static final ClientSecrets NONE = new ClientSecrets(Optional.empty(), Optional.empty());

    /** Copies. */
    static ClientSecrets of(Map<String, Secret> slots) {
        return new ClientSecrets(
                Optional.ofNullable(slots.get("client_secret")).map(Secret::copy),
                Optional.ofNullable(slots.get("refresh_token")).map(Secret::copy));
    }

    @Override
    public void close() {
        clientSecret.ifPresent(Secret::close);
        refreshToken.ifPresent(Secret::close);
    }
}
