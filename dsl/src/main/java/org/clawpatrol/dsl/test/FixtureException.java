package org.clawpatrol.dsl.test;

/** Says why a fixture cannot be replayed. The message is one lower-case line for its author. */
public final class FixtureException extends Exception {
    private static final long serialVersionUID = 1L;

    public FixtureException(String message) {
        super(message);
    }
}
