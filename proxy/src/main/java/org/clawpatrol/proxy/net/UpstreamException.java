package org.clawpatrol.proxy.net;

import org.jspecify.annotations.Nullable;

/** An origin could not be reached or trusted. */
public final class UpstreamException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason safe for the agent
     * @param detail for operators
     */
    public UpstreamException(String reason, String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
