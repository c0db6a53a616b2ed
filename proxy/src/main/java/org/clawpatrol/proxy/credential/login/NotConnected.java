package org.clawpatrol.proxy.credential.login;

import org.clawpatrol.proxy.credential.oauth.TokenException;

/** A credential that nobody has logged in for. Stateless. */
final class NotConnected {
    private static final String WHY = ": nobody has logged in for it; connect it on the dashboard";

    private NotConnected() {}

    static TokenException exception() {
        return TokenException.asksForLogin(WHY);
    }

    static boolean is(TokenException failure) {
        return failure.why().equals(WHY);
    }
}
