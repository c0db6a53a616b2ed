package org.clawpatrol.dsl.draw;

import java.util.List;

/**
 * A decision tree as it is drawn, bounded and with nothing in its labels that acts or hides.
 * Immutable.
 *
 * @param label what stands in the node
 * @param below what hangs on it, in order
 */
public record Sketch(Kind kind, String label, List<Twig> below) {
    public Sketch {
        below = List.copyOf(below);
    }

    /** What a node stands for. */
    public enum Kind {
        /** A look at a fact or at the credential. */
        SWITCH,
        /** Parts of which the earliest rule wins. */
        EARLIEST,
        /** Rules whose conditions are evaluated. */
        RULES,
        /** What was left out of the picture. */
        CUT
    }

    /**
     * @param label what leads there; empty for always
     */
    public record Twig(String label, Sketch to) {}

    static Sketch leaf(Kind kind, String label) {
        return new Sketch(kind, label, List.of());
    }

    /** Whether something was left out of the picture. */
    public boolean cut() {
        return kind == Kind.CUT || below.stream().anyMatch(twig -> twig.to.cut());
    }

    /** How many nodes it has. */
    int size() {
        return 1 + below.stream().mapToInt(twig -> twig.to.size()).sum();
    }
}
