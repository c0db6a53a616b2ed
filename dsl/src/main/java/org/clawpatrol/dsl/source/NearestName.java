package org.clawpatrol.dsl.source;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds what somebody probably meant: the nearest known name by optimal string alignment distance.
 */
public final class NearestName {
    private NearestName() {}

    /**
     * The nearest candidate, where one is near enough to be a slip: about a third of its length.
     */
    public static Optional<String> of(String written, Collection<String> candidates) {
        String nearest = null;
        int smallest = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            int allowed = Math.max(1, Math.min(written.length(), candidate.length()) / 3);
            if (Math.abs(written.length() - candidate.length()) > allowed) {
                continue;
            }
            int distance = distance(fold(written), fold(candidate));
            if (distance <= allowed && distance < smallest) {
                nearest = candidate;
                smallest = distance;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Letters that differ only in case count as the same. */
    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static int distance(String left, String right) {
        int[][] table = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                table[i][j] = i == 0 || j == 0 ? i + j : cell(table, left, right, i, j);
            }
        }
        return table[left.length()][right.length()];
    }

    private static int cell(int[][] table, String left, String right, int i, int j) {
        boolean same = left.charAt(i - 1) == right.charAt(j - 1);
        int best = Math.min(table[i - 1][j], table[i][j - 1]) + 1;
        best = Math.min(best, table[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped =
                i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(best, table[i - 2][j - 2] + 1) : best;
    }
}
