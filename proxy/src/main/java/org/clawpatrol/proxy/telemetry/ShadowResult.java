package org.clawpatrol.proxy.telemetry;

/** How a decision that is only recorded compares with the live one. */
public enum ShadowResult {
    SAME("same"),
    DIFFERS("differs"),
    /** It needs what live rules do not read, or could not be made. */
    UNKNOWN("unknown");

    private final String label;

    ShadowResult(String label) {
        this.label = label;
    }

    /** As metrics show it. */
    public String label() {
        return label;
    }
}
