package org.clawpatrol.proxy.credential.login;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.clawpatrol.proxy.credential.oauth.RefreshLock;
import org.clawpatrol.proxy.credential.oauth.TokenEndpoint;
import org.clawpatrol.proxy.credential.oauth.TokenTransport;
import org.clawpatrol.proxy.secret.SealedLogins;

/**
 * What logins are made and kept with.
 *
 * @param random must be unpredictable
 */
public record LoginParts(
        SealedLogins rows,
        RefreshLock lock,
        TokenTransport transport,
        InstantSource clock,
        RandomGenerator random) {

    TokenEndpoint endpoint() {
        return new TokenEndpoint(transport);
    }
}
