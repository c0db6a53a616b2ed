package org.clawpatrol.dsl.analysis;

/** What is asked of a condition, which may also have no truth value. */
public enum Truth {
    TRUE,
    FALSE,
    /** False, or without truth value. */
    NOT_TRUE,
    /** True, or without truth value: the rule decides. */
    NOT_FALSE;

    /** What an operand must be for its negation to be this. */
    Truth ofNegation() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case NOT_TRUE -> NOT_FALSE;
            case NOT_FALSE -> NOT_TRUE;
        };
    }

    /** Whether all operands of a conjunction must be this for it to be this. */
    boolean isOfAll() {
        return this == TRUE || this == NOT_FALSE;
    }
}
