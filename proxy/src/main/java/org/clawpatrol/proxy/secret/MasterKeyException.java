package org.clawpatrol.proxy.secret;

/** The master key cannot be used. The message is for operators and names what to do. */
public final class MasterKeyException extends Exception {
    private static final long serialVersionUID = 1L;

    public MasterKeyException(String message) {
        super(message);
    }

    public MasterKeyException(String message, Throwable cause) {
        super(message, cause);
    }
}
