package org.clawpatrol.engine.expr;

/** A literal pattern that is not RE2 syntax. */
public final class InvalidPatternException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidPatternException(String description, Throwable cause) {
        super(description, cause);
    }
}
