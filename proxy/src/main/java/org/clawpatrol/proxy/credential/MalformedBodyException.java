package org.clawpatrol.proxy.credential;

/** A body is not what its head says. The message is safe for the agent: it quotes nothing. */
public final class MalformedBodyException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedBodyException(String message) {
        super(message, null, false, false);
    }

    /** What the agent may read. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
