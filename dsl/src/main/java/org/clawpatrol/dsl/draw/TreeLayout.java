package org.clawpatrol.dsl.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * Places the nodes of a tree from left to right: every leaf has a row of its own, a node stands at
 * the middle of its children, and nodes of one depth begin in one column. One thread, one use.
 */
final class TreeLayout {
    private static final double ROW = 32;
    private static final double CHARACTER = 7.3;
    private static final double PADDING = 20;
    private static final double GAP = 36;
    private static final double MARGIN = 12;

    private final List<Double> nodeWidths = new ArrayList<>();
    private final List<Double> labelWidths = new ArrayList<>();
    private final List<Double> columns = new ArrayList<>();
    private double nextRow = MARGIN + ROW / 2;

    /** The picture's root. */
    Placed place(Sketch sketch) {
        measure(sketch, "", 0);
        double left = MARGIN;
        for (int depth = 0; depth < nodeWidths.size(); depth++) {
            left += labelWidths.get(depth) + (depth == 0 ? 0 : GAP);
            columns.add(left);
            left += nodeWidths.get(depth);
        }
        return placed(sketch, "", 0);
    }

    double width() {
        return columns.getLast() + nodeWidths.getLast() + MARGIN;
    }

    double height() {
        return nextRow - ROW / 2 + MARGIN;
    }

    private void measure(Sketch sketch, String label, int depth) {
        if (depth == nodeWidths.size()) {
            nodeWidths.add(0.0);
            labelWidths.add(0.0);
        }
        nodeWidths.set(depth, Math.max(nodeWidths.get(depth), width(sketch)));
        labelWidths.set(depth, Math.max(labelWidths.get(depth), text(label)));
        sketch.below().forEach(twig -> measure(twig.to(), twig.label(), depth + 1));
    }

    private Placed placed(Sketch sketch, String label, int depth) {
        List<Placed> below =
                sketch.below().stream()
                        .map(twig -> placed(twig.to(), twig.label(), depth + 1))
                        .toList();
        double centre;
        if (below.isEmpty()) {
            centre = nextRow;
            nextRow += ROW;
        } else {
            centre = (below.getFirst().centre() + below.getLast().centre()) / 2;
        }
        return new Placed(sketch, label, columns.get(depth), centre, width(sketch), below);
    }

    private static double width(Sketch sketch) {
        return text(sketch.label()) + PADDING;
    }

    private static double text(String label) {
        return label.codePoints().mapToDouble(TreeLayout::width).sum();
    }

    /** Most characters of other scripts than these are twice as wide in a monospaced font. */
    private static double width(int character) {
        return character < 0x1100 ? CHARACTER : 2 * CHARACTER;
    }
}
