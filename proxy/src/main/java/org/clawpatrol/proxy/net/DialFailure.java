package org.clawpatrol.proxy.net;

import java.util.Set;
import org.clawpatrol.proxy.failure.Failure;
import org.jspecify.annotations.Nullable;

/** The ways a dial can fail, as far as an agent may know them. */
enum DialFailure {
    UNREACHABLE(Failure.UPSTREAM_UNREACHABLE, "upstream unreachable"),
    NOT_TRUSTED(Failure.UPSTREAM_NOT_TRUSTED, "upstream certificate not trusted"),
    NOT_ALLOWED(Failure.UPSTREAM_NOT_ALLOWED, "upstream address not allowed"),
    BUSY(Failure.LOOKUPS_BUSY, "too many upstream lookups wait"),
    RESTING(Failure.UPSTREAM_RESTING, "upstream failed repeatedly and is not tried for a moment"),
    PROXY_UNREACHABLE(Failure.UPSTREAM_PROXY, "upstream proxy unreachable"),
    PROXY_REFUSED(Failure.UPSTREAM_PROXY, "upstream proxy refused the connection");

    private static final Set<DialFailure> OF_ORIGIN =
            Set.of(UNREACHABLE, NOT_TRUSTED, PROXY_UNREACHABLE, PROXY_REFUSED);

    private final Failure failure;
    private final String reason;

    DialFailure(Failure failure, String reason) {
        this.failure = failure;
        this.reason = reason;
    }

    UpstreamException because(String detail, @Nullable Throwable cause) {
        return new UpstreamException(failure, reason, detail, cause);
    }

    boolean isReasonOf(UpstreamException known) {
        return known.failure() == failure;
    }

    /** Whether a failure is the origin's, or the way's to it, rather than the gateway's own. */
    static boolean isOfOrigin(UpstreamException known) {
        return OF_ORIGIN.stream().anyMatch(way -> way.isReasonOf(known));
    }
}
