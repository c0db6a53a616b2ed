package org.clawpatrol.engine.tree;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Nodes by how a text begins, or ends: one probe for each length that some affix with the same
 * first characters has, with a hash rolled along the text. Immutable.
 */
final class AffixTable {
    private final boolean atEnd;
    private final AffixLengths lengths;
    private final TextTable table;

    private AffixTable(boolean atEnd, AffixLengths lengths, TextTable table) {
        this.atEnd = atEnd;
        this.lengths = lengths;
        this.table = table;
    }

    static AffixTable ofBeginnings(Map<String, Node> entries) {
        var lengths =
                new AffixLengths(
                        entries.keySet(), (text, length) -> text.substring(0, length).hashCode());
        return new AffixTable(false, lengths, TextTable.of(entries));
    }

    static AffixTable ofEndings(Map<String, Node> entries) {
        var lengths = new AffixLengths(entries.keySet(), TextTable::reversedHash);
        return new AffixTable(true, lengths, TextTable.ofEndings(entries));
    }

    int least() {
        return table.least();
    }

    int search(String text, Search search, int best) {
        int found = best;
        if (lengths.shorter().length > 0) {
            found = search(text, lengths.shorter(), 0, 0, search, found);
        }
        if (text.length() < AffixLengths.HEAD) {
            return found;
        }
        int head = rolled(0, text, 0, AffixLengths.HEAD);
        return search(text, lengths.of(head), head, AffixLengths.HEAD, search, found);
    }

    /**
     * @param begun hash of as many characters as were read
     */
    private int search(String text, int[] tried, int begun, int begin, Search search, int best) {
        int found = best;
        int hash = begun;
        int read = begin;
        for (int length : tried) {
            if (length > text.length()) {
                return found;
            }
            hash = rolled(hash, text, read, length);
            read = length;
            Node node = table.find(hash, text, atEnd ? text.length() - length : 0, length);
            if (node != null && node.least() < found) {
                found = node.search(search, found);
            }
        }
        return found;
    }

    private int rolled(int begun, String text, int from, int to) {
        int hash = begun;
        for (int i = from; i < to; i++) {
            hash = TextTable.rolled(hash, text.charAt(atEnd ? text.length() - 1 - i : i));
        }
        return hash;
    }

    int searchAll(Search search, int best) {
        return table.searchAll(search, best);
    }

    List<Outline.Branch> branches(Function<String, Constraint> constraint) {
        return table.branches(constraint);
    }
}
