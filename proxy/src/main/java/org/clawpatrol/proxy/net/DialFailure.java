package org.clawpatrol.proxy.net;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ways a dial can fail, as far as an agent may know them. */
enum DialFailure {
    UNREACHABLE("upstream unreachable"),
    NOT_TRUSTED("upstream certificate not trusted"),
    NOT_ALLOWED("upstream address not allowed"),
    BUSY("too many upstream lookups wait"),
    RESTING("upstream failed repeatedly and is not tried for a moment"),
    PROXY_UNREACHABLE("upstream proxy unreachable"),
    PROXY_REFUSED("upstream proxy refused the connection");

    private static final Set<DialFailure> OF_ORIGIN =
            Set.of(UNREACHABLE, NOT_TRUSTED, PROXY_UNREACHABLE, PROXY_REFUSED);

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

    /** Whether a failure is the origin's, or the way's to it, rather than the gateway's own. */
    static boolean isOfOrigin(UpstreamException failure) {
        return Arrays.stream(values())
                .anyMatch(known -> OF_ORIGIN.contains(known) && known.isReasonOf(failure));
    }
}
