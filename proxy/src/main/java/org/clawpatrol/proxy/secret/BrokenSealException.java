package org.clawpatrol.proxy.secret;

/** Sealed bytes were changed, moved to another place, or sealed with another key. */
public final class BrokenSealException extends Exception {
    private static final long serialVersionUID = 1L;

    public BrokenSealException(String message) {
        super(message);
    }
}
