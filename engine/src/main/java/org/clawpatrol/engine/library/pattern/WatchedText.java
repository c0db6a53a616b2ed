package org.clawpatrol.engine.library.pattern;

/**
 * A text that ends a search which looks at it too often: one search is linear in the text, but a
 * pattern may make the search for every further match go to its end. Mutable; one thread.
 */
final class WatchedText implements CharSequence {
    private static final long LOOKS_PER_UNIT = 8;
    private static final long LOOKS_PER_MATCH = 32;
    private static final long SPARE_LOOKS = 4096;

    private final String text;
    private long left;

    WatchedText(String text) {
        this.text = text;
        this.left = SPARE_LOOKS + LOOKS_PER_UNIT * text.length();
    }

    /** Before each match: where matches stand close together, each takes a few looks more. */
    void allowMatch() {
        left += LOOKS_PER_MATCH;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        left--;
        if (left < 0) {
            throw new WorkLimitException();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
