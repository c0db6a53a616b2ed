package org.clawpatrol.engine.tree;

import java.util.TreeSet;

/** A node that does not do what the node in its place does. */
sealed interface Mistake extends Node {
    Node right();

    @Override
    default Outline outline() {
        return right().outline();
    }

    /** An edge that leads nowhere. */
    record Dropped(Node right) implements Mistake {
        @Override
        public int least() {
            return right.least();
        }

        @Override
        public int search(Search search, int best) {
            return best;
        }
    }

    /** A bound by which the node is skipped too early. */
    record Late(Node right, int least) implements Mistake {
        @Override
        public int search(Search search, int best) {
            return right.search(search, best);
        }
    }

    /** The smallest code below a node when its first rule is forgotten. */
    static int second(Outline below, int least) {
        TreeSet<Integer> rules = new TreeSet<>();
        collect(below, rules);
        Integer next = rules.higher(least / 2);
        return next == null ? least + 2 : 2 * next;
    }

    private static void collect(Outline outline, java.util.Set<Integer> rules) {
        switch (outline) {
            case Outline.Candidates(var indexes) -> rules.addAll(indexes);
            case Outline.Earliest(var parts) -> parts.forEach(part -> collect(part, rules));
            case Outline.Switch(var _, var branches) ->
                    branches.forEach(branch -> collect(branch.below(), rules));
        }
    }
}
