package org.clawpatrol.proxy.credential.aws;

import java.util.Optional;
import org.clawpatrol.proxy.credential.HeaderSafe;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.secret.Secret;

/**
 * The key that was lent; its secrets are the lease's.
 *
 * @param session token of a temporary key
 */
record AccessKey(Secret id, Secret secret, Optional<Secret> session) {
    static final String ID = "access_key_id";
    static final String SECRET = "secret_access_key";
    static final String SESSION = "session_token";

    static AccessKey of(Lease lease) throws UnsignableException {
        Optional<Secret> session = lease.slot(SESSION).filter(token -> !token.isEmpty());
        AccessKey key = new AccessKey(needed(lease, ID), needed(lease, SECRET), session);
        check(key.id, ID);
        if (session.isPresent()) {
            check(session.get(), SESSION);
        }
        return key;
    }

    private static Secret needed(Lease lease, String slot) throws UnsignableException {
        return lease.slot(slot)
                .filter(secret -> !secret.isEmpty())
                .orElseThrow(() -> new UnsignableException("has no `" + slot + "`"));
    }

    private static void check(Secret secret, String slot) throws UnsignableException {
        if (!HeaderSafe.test(secret)) {
            throw new UnsignableException(
                    "cannot be sent: `" + slot + "` has other than plain text");
        }
    }
}
