package org.clawpatrol.proxy.dashboard;

import java.security.MessageDigest;
import java.util.Base64;

/**
 * The token that ties a form to the cookie of the browser it was made for. Derived from the cookie,
 * so nothing has to be stored and a page survives a restart of the gateway.
 */
final class CsrfToken {
    private static final String DOMAIN = "clawpatrol csrf 1:";

    private CsrfToken() {}

    /**
     * @param cookie unguessable and not readable by scripts
     */
    static String of(String cookie) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(DOMAIN + cookie));
    }

    static boolean matches(String expected, String offered) {
        return MessageDigest.isEqual(Sha256.of(expected), Sha256.of(offered));
    }
}
