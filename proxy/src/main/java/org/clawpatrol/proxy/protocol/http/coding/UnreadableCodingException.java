package org.clawpatrol.proxy.protocol.http.coding;

/** A body cannot be decoded. The message names no part of the body. */
public final class UnreadableCodingException extends Exception {
    private static final long serialVersionUID = 1;

    public UnreadableCodingException(String reason) {
        super(reason);
    }

    /** What is wrong, for operators. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
