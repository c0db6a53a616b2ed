package org.clawpatrol.dsl.format;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.dsl.condition.ConditionToken;

/**
 * Gives each comment beside a row its place: behind the row it shares a line with, or above the
 * next one. Mutable; one thread.
 */
final class RowCollector {
    private final List<Node.Row> rows = new ArrayList<>();
    private List<String> above = new ArrayList<>();
    private boolean split;

    /** A row begins behind the comments seen so far. */
    void row(Node node) {
        rows.add(new Node.Row(above, node, ""));
        above = new ArrayList<>();
    }

    void comment(ConditionToken comment) {
        boolean behind = !comment.newLine() && above.isEmpty() && !rows.isEmpty();
        if (behind && rows.getLast().behind().isEmpty()) {
            Node.Row row = rows.removeLast();
            rows.add(new Node.Row(row.above(), row.node(), comment.text().stripTrailing()));
        } else {
            above.add(comment.text().stripTrailing());
        }
    }

    /**
     * @param endsLine whether a line ends on either side of it
     */
    void separator(boolean endsLine) {
        split |= endsLine;
    }

    Node.Rows rows(boolean open) {
        return new Node.Rows(rows, split, above, open);
    }
}
