package org.clawpatrol.proxy.tls;

/** A client certificate that cannot be used. The message says why and nothing of what was read. */
public final class UnreadableIdentityException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableIdentityException(String why) {
        super(why);
    }
}
