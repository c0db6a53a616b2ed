package org.clawpatrol.proxy.protocol.http;

/**
 * A message that two parsers could read differently, or that breaks a limit. The message is safe
 * for the agent: it quotes nothing that was sent.
 */
final class MalformedMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    MalformedMessageException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    static MalformedMessageException badRequest(String message) {
        return new MalformedMessageException(400, message);
    }

    static MalformedMessageException bodyTooLarge() {
        return new MalformedMessageException(413, "request body too large");
    }

    /** The status to answer an agent with. */
    int status() {
        return status;
    }

    /** The text to answer an agent with. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
