package org.clawpatrol.proxy.protocol.http;

import org.clawpatrol.proxy.failure.Failure;

/**
 * A message that two parsers could read differently, or that breaks a limit. The message is safe
 * for the agent: it quotes nothing that was sent.
 */
final class MalformedMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Failure failure;

    MalformedMessageException(Failure failure, String message) {
        super(message, null, false, false);
        this.failure = failure;
    }

    static MalformedMessageException badRequest(String message) {
        return new MalformedMessageException(Failure.MALFORMED_REQUEST, message);
    }

    static MalformedMessageException bodyTooLarge() {
        return new MalformedMessageException(Failure.REQUEST_TOO_LARGE, "request body too large");
    }

    static MalformedMessageException bodyTooSlow() {
        return new MalformedMessageException(
                Failure.REQUEST_TIMEOUT, "the request body came too slowly");
    }

    /** What to answer an agent with. */
    Failure failure() {
        return failure;
    }

    /** The text to answer an agent with. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
