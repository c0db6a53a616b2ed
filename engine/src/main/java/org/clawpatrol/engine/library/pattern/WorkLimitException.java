package org.clawpatrol.engine.library.pattern;

/** A search that looks at the same text again and again. */
final class WorkLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WorkLimitException() {
        super("too much work", null, false, false);
    }
}
