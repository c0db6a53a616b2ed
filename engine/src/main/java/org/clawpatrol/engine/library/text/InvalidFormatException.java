package org.clawpatrol.engine.library.text;

/** A text that is not a format; the message says why and repeats nothing of the text. */
public final class InvalidFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidFormatException(String message) {
        super(message);
    }
}
