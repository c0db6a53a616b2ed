package org.clawpatrol.engine.tree;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntBiFunction;

/**
 * Which lengths affixes have that begin alike: all that need be tried for a text, once its first
 * few characters are known. Groups are told apart by the hash of those characters; where two have
 * the same, each is tried for the lengths of both. Immutable.
 */
final class AffixLengths {
    /** Characters by which affixes are grouped; shorter ones are in no group. */
    static final int HEAD = 4;

    private static final int[] NONE = {};

    private final int[] shorter;
    private final int[] heads;
    private final int[][] lengths;

    /**
     * @param hash of the first characters of an affix, as many as given
     */
    AffixLengths(Set<String> affixes, ToIntBiFunction<String, Integer> hash) {
        this.shorter =
                affixes.stream()
                        .mapToInt(String::length)
                        .filter(length -> length < HEAD)
                        .distinct()
                        .sorted()
                        .toArray();
        Map<Integer, Set<Integer>> groups = new HashMap<>();
        for (String affix : affixes) {
            if (affix.length() >= HEAD) {
                groups.computeIfAbsent(hash.applyAsInt(affix, HEAD), _ -> new TreeSet<>())
                        .add(affix.length());
            }
        }
        int capacity = TextTable.capacity(groups.size());
        this.heads = new int[capacity];
        this.lengths = new int[capacity][];
        groups.forEach(
                (head, all) -> put(head, all.stream().mapToInt(Integer::intValue).toArray()));
    }

    private void put(int head, int[] all) {
        int at = TextTable.slot(head, heads.length);
        while (lengths[at] != null) {
            at = (at + 1) & (heads.length - 1);
        }
        heads[at] = head;
        lengths[at] = all;
    }

    /** The lengths below {@link #HEAD} that some affix has, ascending. */
    int[] shorter() {
        return shorter;
    }

    /** The other lengths of affixes whose first characters have this hash, ascending. */
    int[] of(int head) {
        int at = TextTable.slot(head, heads.length);
        for (int[] found = lengths[at]; found != null; found = lengths[at]) {
            if (heads[at] == head) {
                return found;
            }
            at = (at + 1) & (heads.length - 1);
        }
        return NONE;
    }
}
