package org.clawpatrol.proxy.net;

import org.jspecify.annotations.Nullable;

/** The ways a dial can fail, as far as an agent may know them. */
enum DialFailure {
    UNREACHABLE("upstream unreachable"),
    NOT_TRUSTED("upstream certificate not trusted"),
    NOT_ALLOWED("upstream address not allowed");

    private final String reason;

    DialFailure(String reason) {
        this.reason = reason;
    }

    UpstreamException because(String detail, @Nullable Throwable cause) {
        return new UpstreamException(reason, detail, cause);
    }

    boolean isReasonOf(UpstreamException failure) {
        return reason.equals(failure.reason());
    }
}
