package org.clawpatrol.dsl.coverage;

/** Which truth values a part of a condition had in a run. Immutable. */
public record Seen(boolean asTrue, boolean asFalse, boolean asUnknown) {
    static final Seen NEVER = new Seen(false, false, false);

    Seen and(Seen other) {
        return new Seen(
                asTrue || other.asTrue, asFalse || other.asFalse, asUnknown || other.asUnknown);
    }

    /** Both truth values; that something was unknown is nobody's duty to test. */
    int covered() {
        return (asTrue ? 1 : 0) + (asFalse ? 1 : 0);
    }

    /** Such as {@code true, false}. */
    String words() {
        String words =
                (asTrue ? ", true" : "")
                        + (asFalse ? ", false" : "")
                        + (asUnknown ? ", unknown" : "");
        return words.isEmpty() ? "never evaluated" : words.substring(2);
    }
}
