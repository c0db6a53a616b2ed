package org.clawpatrol.engine.tree;

import java.util.Comparator;
import java.util.List;
import org.clawpatrol.engine.expr.Frame;
import org.jspecify.annotations.Nullable;

/** The earliest of several parts; one that cannot be earlier than the best so far is skipped. */
final class MinNode implements Node {
    private final Node[] parts;

    private MinNode(Node[] parts) {
        this.parts = parts;
    }

    /** The part alone when there is only one. */
    static Node of(List<? extends Node> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        Node[] ordered = parts.toArray(Node[]::new);
        java.util.Arrays.sort(ordered, Comparator.comparingInt(Node::least));
        return new MinNode(ordered);
    }

    @Override
    public int least() {
        return parts.length == 0 ? Integer.MAX_VALUE : parts[0].least();
    }

    @Override
    public int search(Frame frame, @Nullable String credential, int best) {
        int found = best;
        for (Node part : parts) {
            if (part.least() >= found) {
                return found;
            }
            found = part.search(frame, credential, found);
        }
        return found;
    }
}
