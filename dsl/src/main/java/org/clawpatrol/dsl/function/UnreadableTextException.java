package org.clawpatrol.dsl.function;

/** Why a file cannot be read; the message goes on from "argument `path` of `file`". */
public final class UnreadableTextException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableTextException(String message) {
        super(message);
    }
}
