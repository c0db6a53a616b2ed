package org.clawpatrol.engine.tree;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

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
        Arrays.sort(ordered, Comparator.comparingInt(Node::least));
        return new MinNode(ordered);
    }

    @Override
    public int least() {
        return parts.length == 0 ? Integer.MAX_VALUE : parts[0].least();
    }

    @Override
    public int search(Search search, int best) {
        int found = best;
        for (Node part : parts) {
            if (part.least() >= found) {
                return found;
            }
            found = part.search(search, found);
        }
        return found;
    }

    @Override
    public Outline outline() {
        boolean leaf = Arrays.stream(parts).allMatch(RuleNode.class::isInstance);
        return leaf
                ? new Outline.Candidates(
                        Arrays.stream(parts).map(part -> part.least() / 2).toList())
                : new Outline.Earliest(Arrays.stream(parts).map(Node::outline).toList());
    }
}
