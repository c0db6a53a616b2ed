package org.clawpatrol.engine.tree;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nodes by a whole text: open addressing over the texts' own hash. Immutable. */
final class TextTable {
    private final @Nullable String[] texts;
    private final @Nullable Node[] nodes;
    private final int mask;
    private final int least;

    TextTable(Map<String, Node> entries) {
        int capacity = Integer.highestOneBit(Math.max(2, entries.size() * 2 - 1)) * 2;
        this.texts = new String[capacity];
        this.nodes = new Node[capacity];
        this.mask = capacity - 1;
        this.least =
                entries.values().stream().mapToInt(Node::least).min().orElse(Integer.MAX_VALUE);
        entries.forEach(this::put);
    }

    private void put(String text, Node node) {
        int at = slot(text.hashCode());
        while (texts[at] != null) {
            at = (at + 1) & mask;
        }
        texts[at] = text;
        nodes[at] = node;
    }

    @Nullable Node find(String text) {
        int at = slot(text.hashCode());
        for (String held = texts[at]; held != null; held = texts[at]) {
            if (held.equals(text)) {
                return nodes[at];
            }
            at = (at + 1) & mask;
        }
        return null;
    }

    private int slot(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ (mixed >>> 16)) & mask;
    }

    /** The smallest code of any node. */
    int least() {
        return least;
    }
}
