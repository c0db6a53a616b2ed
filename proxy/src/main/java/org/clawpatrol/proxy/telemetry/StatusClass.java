package org.clawpatrol.proxy.telemetry;

/** The first digit of the status an agent got. */
public enum StatusClass {
    /** It got none. */
    NONE("none"),
    INFORMATIONAL("1xx"),
    SUCCESSFUL("2xx"),
    REDIRECTION("3xx"),
    CLIENT_ERROR("4xx"),
    SERVER_ERROR("5xx");

    private final String label;

    StatusClass(String label) {
        this.label = label;
    }

    /** As metrics show it. */
    public String label() {
        return label;
    }

    /** Of a status as text; anything that is none of the five is {@link #NONE}. */
    static StatusClass of(String status) {
        return status.isEmpty()
                ? NONE
                : switch (status.charAt(0)) {
                    case '1' -> INFORMATIONAL;
                    case '2' -> SUCCESSFUL;
                    case '3' -> REDIRECTION;
                    case '4' -> CLIENT_ERROR;
                    case '5' -> SERVER_ERROR;
                    default -> NONE;
                };
    }
}
