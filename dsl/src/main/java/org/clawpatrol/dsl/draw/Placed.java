package org.clawpatrol.dsl.draw;

import java.util.List;

/**
 * A node of a picture at its place, in pixels. Immutable.
 *
 * @param label what leads to it
 * @param centre height of its middle
 * @param below its children
 */
record Placed(
        Sketch sketch, String label, double left, double centre, double width, List<Placed> below) {
    static final double HEIGHT = 24;

    Placed {
        below = List.copyOf(below);
    }

    double right() {
        return left + width;
    }
}
