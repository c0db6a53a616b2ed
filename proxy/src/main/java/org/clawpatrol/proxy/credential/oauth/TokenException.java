package org.clawpatrol.proxy.credential.oauth;

import java.time.Duration;
import java.util.Optional;

/**
 * An authorization server gave no token. The message follows the credential's name in a sentence,
 * is for operators, and holds nothing that the server chose freely: it may have quoted a secret.
 */
public final class TokenException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final String NOT_CONNECTED = "not_connected";

    private final String code;
    private final boolean asksAnew;
    private final long retryMillis;

    private TokenException(String message, String code, boolean asksAnew, long retryMillis) {
        super(message);
        this.code = code;
        this.asksAnew = asksAnew;
        this.retryMillis = retryMillis;
    }

    /** It may go better next time. */
    public static TokenException transientFailure(String message) {
        return new TokenException(message, "", false, 0);
    }

    /** It may go better next time, which the server wants to be this far away. */
    public static TokenException later(String message, Duration wait) {
        return new TokenException(message, "", false, wait.toMillis());
    }

    /** The server said one of the words that the protocol has for a refusal. */
    static TokenException refused(String server, String code) {
        return new TokenException(
                ": " + server + " refused with `" + code + "`",
                code,
                code.equals("invalid_grant"),
                0);
    }

    /** The person has not done yet what the login waits for. */
    public static TokenException pending(String server) {
        return refused(server, "authorization_pending");
    }

    /** Nobody has logged in. */
    public static TokenException notConnected() {
        return new TokenException(
                ": nobody has logged in for it; connect it on the dashboard",
                NOT_CONNECTED,
                true,
                0);
    }

    /** Nothing but a new login helps. */
    public static TokenException asksForLogin(String message) {
        return new TokenException(message, "invalid_grant", true, 0);
    }

    /** The protocol's word for the refusal; empty where there was none. */
    public String code() {
        return code;
    }

    /** Whether asking again with the same grant is of no use. */
    public boolean grantIsGone() {
        return asksAnew;
    }

    /** Whether there never was a login, or none any more. */
    public boolean isNotConnected() {
        return code.equals(NOT_CONNECTED);
    }

    /** How long the server wants to be left alone. */
    Optional<Duration> retryAfter() {
        return retryMillis == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(retryMillis));
    }

    /** What happened, as it follows the credential's name. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
