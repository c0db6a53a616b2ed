package org.clawpatrol.proxy.net;

import java.util.Locale;
import java.util.Set;
import org.clawpatrol.proxy.telemetry.ConnectionMetrics;
import org.clawpatrol.proxy.telemetry.HandshakeFailure;

/** Tells apart why TLS with an agent failed, as far as the agent said. Stateless. */
final class FailedHandshake {
    /** Alerts of agents that do not accept a certificate (RFC 8446, section 6.2). */
    private static final Set<String> ABOUT_CERTIFICATES =
            Set.of("unknown_ca", "bad_certificate", "certificate_unknown", "certificate_expired");

    private FailedHandshake() {}

    static void count(ConnectionMetrics metrics, Throwable cause) {
        metrics.handshakeFailed(reason(cause));
    }

    /** Every TLS library has its own words, but each names the alert. */
    static HandshakeFailure reason(Throwable cause) {
        String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return words.contains("alert") && ABOUT_CERTIFICATES.stream().anyMatch(words::contains)
                ? HandshakeFailure.UNTRUSTED
                : HandshakeFailure.OTHER;
    }
}
