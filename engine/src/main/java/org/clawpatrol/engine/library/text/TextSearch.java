package org.clawpatrol.engine.library.text;

/**
 * A search for one text in others, in time linear in both whatever they are: the algorithm of
 * Knuth, Morris and Pratt where comparing at every position could take long. Positions are UTF-16
 * units; a match never begins or ends inside a surrogate pair. Immutable.
 */
final class TextSearch {
    static final int NONE = -1;

    /** Up to this length comparing at every position is cheap at worst and fast at best. */
    private static final int SHORT = 16;

    private final String wanted;
    private final int[] fallback;

    /**
     * @param wanted not empty
     */
    TextSearch(String wanted) {
        this.wanted = wanted;
        this.fallback = wanted.length() > SHORT ? fallback(wanted) : new int[0];
    }

    /** The first match that begins at or after a unit. */
    int first(String text, int from) {
        int found = candidate(text, from);
        while (found != NONE && !isWhole(text, found)) {
            found = candidate(text, found + 1);
        }
        return found;
    }

    /** The last match that begins at or before a unit. */
    int last(String text, int from) {
        if (fallback.length == 0) {
            int found = text.lastIndexOf(wanted, from);
            while (found != NONE && !isWhole(text, found)) {
                found = text.lastIndexOf(wanted, found - 1);
            }
            return found;
        }
        return lastOfMany(text, from);
    }

    private int candidate(String text, int from) {
        return fallback.length == 0 ? text.indexOf(wanted, from) : scan(text, from);
    }

    private boolean isWhole(String text, int found) {
        return CodePoints.isBoundary(text, found)
                && CodePoints.isBoundary(text, found + wanted.length());
    }

    private int scan(String text, int from) {
        int matched = 0;
        for (int i = from; i < text.length(); i++) {
            matched = next(matched, text.charAt(i));
            if (matched == wanted.length()) {
                return i + 1 - matched;
            }
        }
        return NONE;
    }

    private int lastOfMany(String text, int from) {
        int end = (int) Math.min(text.length(), (long) from + wanted.length());
        int last = NONE;
        int matched = 0;
        for (int i = 0; i < end; i++) {
            matched = next(matched, text.charAt(i));
            if (matched == wanted.length()) {
                int found = i + 1 - matched;
                last = isWhole(text, found) ? found : last;
                matched = fallback[matched - 1];
            }
        }
        return last;
    }

    private int next(int matched, char unit) {
        int length = matched;
        while (length > 0 && wanted.charAt(length) != unit) {
            length = fallback[length - 1];
        }
        return wanted.charAt(length) == unit ? length + 1 : 0;
    }

    /** For each prefix the length of its longest proper prefix that also ends it. */
    private static int[] fallback(String wanted) {
        int[] table = new int[wanted.length()];
        int length = 0;
        for (int i = 1; i < table.length; i++) {
            while (length > 0 && wanted.charAt(i) != wanted.charAt(length)) {
                length = table[length - 1];
            }
            length += wanted.charAt(i) == wanted.charAt(length) ? 1 : 0;
            table[i] = length;
        }
        return table;
    }
}
