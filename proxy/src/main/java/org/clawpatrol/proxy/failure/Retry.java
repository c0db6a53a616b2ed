package org.clawpatrol.proxy.failure;

/** What sending the same action again may do. */
public enum Retry {
    /** It fails again until somebody changes something. */
    USELESS("useless"),
    /** Nothing of it reached the origin. */
    SAFE("safe"),
    /** The origin may have acted on it: only what may happen twice can be sent again. */
    IF_IDEMPOTENT("if idempotent");

    private final String words;

    Retry(String words) {
        this.words = words;
    }

    /** As documentation says it. */
    public String words() {
        return words;
    }
}
