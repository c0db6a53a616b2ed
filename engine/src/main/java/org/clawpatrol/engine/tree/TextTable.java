package org.clawpatrol.engine.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Nodes by a text: open addressing over a hash that a caller may roll along a text it looks
 * through. Immutable.
 */
final class TextTable {
    private static final int MULTIPLIER = 31;
    private static final int EMPTY = 0;

    private final int[] hashes;
    private final @Nullable String[] texts;
    private final @Nullable Node[] nodes;
    private final int least;

    private TextTable(int capacity, int least) {
        this.hashes = new int[capacity];
        this.texts = new String[capacity];
        this.nodes = new Node[capacity];
        this.least = least;
    }

    /** By whole texts, or by how texts begin. */
    static TextTable of(Map<String, Node> entries) {
        return of(entries, String::hashCode);
    }

    /** By how texts end; hashes are rolled from the end. */
    static TextTable ofEndings(Map<String, Node> entries) {
        return of(entries, TextTable::reversedHash);
    }

    private static TextTable of(Map<String, Node> entries, Function<String, Integer> hash) {
        int least = entries.values().stream().mapToInt(Node::least).min().orElse(Integer.MAX_VALUE);
        TextTable table = new TextTable(capacity(entries.size()), least);
        entries.forEach((text, node) -> table.put(hash.apply(text), text, node));
        return table;
    }

    /** Places for a number of entries, from a third to two thirds of which are taken. */
    static int capacity(int entries) {
        return 2 * Integer.highestOneBit(Math.max(1, entries + entries / 2));
    }

    private void put(int hash, String text, Node node) {
        int at = slot(hash, hashes.length);
        while (texts[at] != null) {
            at = next(at);
        }
        hashes[at] = marked(hash);
        texts[at] = text;
        nodes[at] = node;
    }

    private static int reversedHash(String text) {
        return reversedHash(text, text.length());
    }

    /** The hash of the last characters of a text, rolled from the end. */
    static int reversedHash(String text, int length) {
        int hash = 0;
        for (int i = 1; i <= length; i++) {
            hash = rolled(hash, text.charAt(text.length() - i));
        }
        return hash;
    }

    /** The hash of a text with one character more, as {@link String#hashCode} makes it. */
    static int rolled(int hash, char next) {
        return MULTIPLIER * hash + next;
    }

    /** The smallest code of any node. */
    int least() {
        return least;
    }

    /** What stands under a whole text. */
    @Nullable Node find(String text) {
        return find(text.hashCode(), text, 0, text.length());
    }

    /** What stands under a part of a text, given its hash. */
    @Nullable Node find(int hash, String text, int from, int length) {
        int marked = marked(hash);
        int at = slot(hash, hashes.length);
        // Most places that are looked at are empty or another text's, which the hash alone tells.
        for (int held = hashes[at]; held != EMPTY; held = hashes[at]) {
            if (held == marked && isHere(at, text, from, length)) {
                return nodes[at];
            }
            at = next(at);
        }
        return null;
    }

    private boolean isHere(int at, String text, int from, int length) {
        String held = texts[at];
        return held != null && held.length() == length && text.regionMatches(from, held, 0, length);
    }

    /** A hash that is not the mark of an empty place. */
    private static int marked(int hash) {
        return hash == EMPTY ? 1 : hash;
    }

    /** Searches below every text. */
    int searchAll(Search search, int best) {
        int found = best;
        for (Node node : nodes) {
            if (node != null && node.least() < found) {
                found = node.search(search, found);
            }
        }
        return found;
    }

    /** The texts and what stands under each, in the texts' order. */
    List<Outline.Branch> branches(Function<String, Constraint> constraint) {
        Map<String, Node> ordered = new TreeMap<>();
        for (int i = 0; i < texts.length; i++) {
            String text = texts[i];
            Node node = nodes[i];
            if (text != null && node != null) {
                ordered.put(text, node);
            }
        }
        List<Outline.Branch> branches = new ArrayList<>(ordered.size());
        ordered.forEach(
                (text, node) ->
                        branches.add(new Outline.Branch(constraint.apply(text), node.outline())));
        return branches;
    }

    /** Where to look first among a power of two of places. */
    static int slot(int hash, int capacity) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ (mixed >>> 16)) & (capacity - 1);
    }

    private int next(int at) {
        return (at + 1) & (hashes.length - 1);
    }
}
