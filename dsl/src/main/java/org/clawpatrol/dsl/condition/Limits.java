package org.clawpatrol.dsl.condition;

/** The bounds of one condition; beyond them it is a load error. */
final class Limits {
    /** Levels of brackets, and levels of the resulting tree. */
    static final int DEPTH = 128;

    /** Levels of evaluation, where bindings that read each other nest. */
    static final int EVALUATION_DEPTH = 1_000;

    /** UTF-16 units. */
    static final int LENGTH = 100_000;

    static final int TOKENS = 20_000;

    /** Problems with single tokens that are reported before the rest is passed over. */
    static final int TOKEN_PROBLEMS = 5;

    private Limits() {}
}
