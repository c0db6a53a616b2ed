package org.clawpatrol.proxy.telemetry;

/** The journal's words for what became of an action. */
public enum Ruling {
    ALLOW("allow"),
    APPROVED("approved"),
    /** By a rule or a default. */
    DENY("deny"),
    /** By an approver, or for want of one. */
    DENIED("denied"),
    ERROR("error");

    private final String label;

    Ruling(String label) {
        this.label = label;
    }

    /** As metrics show it. */
    public String label() {
        return label;
    }

    /** What the journal wrote; anything unknown is an error. */
    public static Ruling recorded(String word) {
        return switch (word) {
            case "allow" -> ALLOW;
            case "approved" -> APPROVED;
            case "deny" -> DENY;
            case "denied" -> DENIED;
            default -> ERROR;
        };
    }
}
