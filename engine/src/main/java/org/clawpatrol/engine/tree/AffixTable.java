package org.clawpatrol.engine.tree;

import java.util.Map;
import java.util.stream.IntStream;
import org.clawpatrol.engine.expr.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Nodes by how a text begins, or ends: one probe for each length that some affix has, over a hash
 * rolled along the text. Immutable.
 */
final class AffixTable {
    private final boolean atEnd;
    private final int[] lengths;
    private final int[] hashes;
    private final @Nullable String[] affixes;
    private final @Nullable Node[] nodes;
    private final int mask;
    private final int least;

    /**
     * @param atEnd whether the keys are endings
     */
    AffixTable(Map<String, Node> entries, boolean atEnd) {
        this.atEnd = atEnd;
        this.lengths =
                entries.keySet().stream().mapToInt(String::length).distinct().sorted().toArray();
        int capacity = Integer.highestOneBit(Math.max(2, entries.size() * 2 - 1)) * 2;
        this.hashes = new int[capacity];
        this.affixes = new String[capacity];
        this.nodes = new Node[capacity];
        this.mask = capacity - 1;
        this.least =
                entries.values().stream().mapToInt(Node::least).min().orElse(Integer.MAX_VALUE);
        entries.forEach(this::put);
    }

    int least() {
        return least;
    }

    private void put(String affix, Node node) {
        int hash = IntStream.range(0, affix.length()).reduce(0, (h, i) -> next(h, affix, i));
        int at = slot(hash);
        while (affixes[at] != null) {
            at = (at + 1) & mask;
        }
        hashes[at] = hash;
        affixes[at] = affix;
        nodes[at] = node;
    }

    int search(String text, Frame frame, @Nullable String credential, int best) {
        int found = best;
        int hash = 0;
        int read = 0;
        for (int length : lengths) {
            if (length > text.length()) {
                return found;
            }
            for (; read < length; read++) {
                hash = next(hash, text, read);
            }
            Node node = find(hash, text, length);
            if (node != null) {
                found = node.search(frame, credential, found);
            }
        }
        return found;
    }

    private int next(int hash, String text, int index) {
        return 31 * hash + text.charAt(atEnd ? text.length() - 1 - index : index);
    }

    private @Nullable Node find(int hash, String text, int length) {
        int at = slot(hash);
        for (String affix = affixes[at]; affix != null; affix = affixes[at]) {
            if (hashes[at] == hash && affix.length() == length && fits(text, affix)) {
                return nodes[at];
            }
            at = (at + 1) & mask;
        }
        return null;
    }

    private boolean fits(String text, String affix) {
        return atEnd ? text.endsWith(affix) : text.startsWith(affix);
    }

    private int slot(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ (mixed >>> 16)) & mask;
    }
}
