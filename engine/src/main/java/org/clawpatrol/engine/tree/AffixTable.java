package org.clawpatrol.engine.tree;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Nodes by how a text begins, or ends: one probe for each length that some affix has, with a hash
 * rolled along the text. Immutable.
 */
final class AffixTable {
    private final boolean atEnd;
    private final int[] lengths;
    private final TextTable table;

    private AffixTable(boolean atEnd, int[] lengths, TextTable table) {
        this.atEnd = atEnd;
        this.lengths = lengths;
        this.table = table;
    }

    static AffixTable ofBeginnings(Map<String, Node> entries) {
        return new AffixTable(false, lengths(entries), TextTable.of(entries));
    }

    static AffixTable ofEndings(Map<String, Node> entries) {
        return new AffixTable(true, lengths(entries), TextTable.ofEndings(entries));
    }

    private static int[] lengths(Map<String, Node> entries) {
        return entries.keySet().stream().mapToInt(String::length).distinct().sorted().toArray();
    }

    int least() {
        return table.least();
    }

    int search(String text, Search search, int best) {
        int found = best;
        int hash = 0;
        int read = 0;
        for (int length : lengths) {
            if (length > text.length()) {
                return found;
            }
            for (; read < length; read++) {
                hash = TextTable.rolled(hash, text.charAt(position(text, read)));
            }
            Node node = table.find(hash, text, atEnd ? text.length() - length : 0, length);
            if (node != null && node.least() < found) {
                found = node.search(search, found);
            }
        }
        return found;
    }

    private int position(String text, int read) {
        return atEnd ? text.length() - 1 - read : read;
    }

    int searchAll(Search search, int best) {
        return table.searchAll(search, best);
    }

    List<Outline.Branch> branches(Function<String, Constraint> constraint) {
        return table.branches(constraint);
    }
}
