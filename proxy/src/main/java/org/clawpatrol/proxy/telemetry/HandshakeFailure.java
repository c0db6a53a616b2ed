package org.clawpatrol.proxy.telemetry;

import java.util.Locale;

/** Why TLS with an agent did not come about. */
public enum HandshakeFailure {
    /** The agent does not accept the certificate: most often it was not told of the authority. */
    UNTRUSTED,
    /** It left, or spoke TLS that has nothing in common with the gateway's, or none. */
    OTHER;

    /** As metrics show it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
