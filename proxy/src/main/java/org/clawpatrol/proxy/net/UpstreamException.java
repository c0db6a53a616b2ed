package org.clawpatrol.proxy.net;

import org.clawpatrol.proxy.failure.Failure;
import org.jspecify.annotations.Nullable;

/** An origin could not be reached or trusted. */
public final class UpstreamException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Failure failure;
    private final String reason;

    /**
     * @param failure which documented failure it is
     * @param reason safe for the agent
     * @param detail for operators
     */
    public UpstreamException(
            Failure failure, String reason, String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.failure = failure;
        this.reason = reason;
    }

    public Failure failure() {
        return failure;
    }

    public String reason() {
        return reason;
    }
}
