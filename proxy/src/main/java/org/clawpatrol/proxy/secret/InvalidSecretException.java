package org.clawpatrol.proxy.secret;

/** A value that cannot be stored as a secret. The message never holds any of it. */
public final class InvalidSecretException extends Exception {
    private static final long serialVersionUID = 1L;

    public InvalidSecretException(String message) {
        super(message);
    }
}
