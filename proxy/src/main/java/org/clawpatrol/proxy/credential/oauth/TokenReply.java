package org.clawpatrol.proxy.credential.oauth;

import java.time.Duration;
import java.util.Optional;

/**
 * What an authorization server answered; prints as its status alone, for the body may hold tokens.
 */
public final class TokenReply {
    private final int status;
    private final Optional<Duration> retryAfter;
    private final byte[] body;

    /**
     * @param body not copied
     */
    public TokenReply(int status, Optional<Duration> retryAfter, byte[] body) {
        this.status = status;
        this.retryAfter = retryAfter;
        this.body = body;
    }

    /** Reads a {@code Retry-After} field (RFC 9110, 10.2.3) of seconds; a date counts as none. */
    public static Optional<Duration> retryAfter(Optional<String> field) {
        return field.filter(text -> text.matches("[0-9]{1,6}"))
                .map(Long::parseLong)
                .map(Duration::ofSeconds);
    }

    public int status() {
        return status;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    public byte[] body() {
        return body;
    }

    public boolean successful() {
        return status >= 200 && status < 300;
    }

    @Override
    public String toString() {
        return "status " + status;
    }
}
