package org.clawpatrol.proxy.telemetry;

/** What an agent's open connection is used for. */
public enum ConnectionMode {
    /** Its TLS ends here and its requests are judged. */
    HTTPS_MITM("https_mitm"),
    /** Relayed unread to a host that no endpoint claims. */
    SPLICE("splice");

    private final String label;

    ConnectionMode(String label) {
        this.label = label;
    }

    /** As metrics show it. */
    public String label() {
        return label;
    }
}
