package org.clawpatrol.proxy.journal;

/** Cuts text from outside to a length fit for a record. */
final class BoundedText {
    private static final String MARKER = "[clawpatrol:cut]";

    private BoundedText() {}

    /**
     * @param limit in UTF-16 units, not counting the marker put where text was cut
     */
    static String of(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        boolean splits = Character.isHighSurrogate(text.charAt(limit - 1));
        return text.substring(0, splits ? limit - 1 : limit) + MARKER;
    }
}
