package org.clawpatrol.proxy.journal;

/** Makes text from outside fit for a record: cut to a length, and valid Unicode. */
final class BoundedText {
    private static final char REPLACEMENT = '\uFFFD';

    private BoundedText() {}

    /**
     * @param limit in UTF-16 units, not counting the marker put where text was cut
     */
    static String of(String text, int limit) {
        if (text.length() <= limit) {
            return valid(text);
        }
        boolean splits = Character.isHighSurrogate(text.charAt(limit - 1));
        return valid(text.substring(0, splits ? limit - 1 : limit)) + RecordMarks.CUT;
    }

    private static String valid(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return replaceLone(text);
            }
        }
        return text;
    }

    private static String replaceLone(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> isSurrogate(point) ? REPLACEMENT : point)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
