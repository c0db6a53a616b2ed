package org.clawpatrol.engine.library.text;

/** Positions in a text counted in code points, against those in UTF-16 units. Stateless. */
final class CodePoints {
    /** What stands for a position outside the text. */
    static final int OUTSIDE = -1;

    private CodePoints() {}

    static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The unit at which a code point begins; the end of the text is a position too. */
    static int offset(String text, long position) {
        if (position < 0 || position > text.length() || position > count(text)) {
            return OUTSIDE;
        }
        return text.offsetByCodePoints(0, (int) position);
    }

    /** Whether this unit does not stand inside a surrogate pair. */
    static boolean isBoundary(String text, int unit) {
        return unit <= 0
                || unit >= text.length()
                || !Character.isSurrogatePair(text.charAt(unit - 1), text.charAt(unit));
    }
}
