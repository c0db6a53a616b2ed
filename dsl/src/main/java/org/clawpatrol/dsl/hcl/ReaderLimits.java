package org.clawpatrol.dsl.hcl;

/**
 * What a reader accepts at most. Immutable.
 *
 * @param characters length of one text
 * @param depth brackets and interpolations inside each other
 * @param tokens words, signs and pieces of text
 */
public record ReaderLimits(int characters, int depth, int tokens) {
    /** For configurations: 64 Mi characters, 128 levels. */
    public static final ReaderLimits STANDARD = new ReaderLimits(64 << 20, 128, 8_000_000);

    /** For tools that look at nothing but the syntax: 1024 levels, on a stack of its own. */
    public static final ReaderLimits DEEP = new ReaderLimits(64 << 20, 1024, 8_000_000);

    public ReaderLimits {
        if (characters < 0 || depth < 1 || tokens < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
