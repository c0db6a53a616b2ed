package org.clawpatrol.engine.expr;

/** A pattern that is not RE2 syntax, or too large to compile. */
public final class InvalidPatternException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidPatternException(String description) {
        super(description);
    }

    InvalidPatternException(String description, Throwable cause) {
        super(description, cause);
    }
}
