package org.clawpatrol.engine.tree;

import java.util.List;

/** How a compiled tree looks, for drawing and counting. Immutable. */
public sealed interface Outline {

    /**
     * Rules whose conditions are evaluated in full, one after the other.
     *
     * @param rules their indexes in deciding order, from 0
     */
    record Candidates(List<Integer> rules) implements Outline {
        public Candidates {
            rules = List.copyOf(rules);
        }
    }

    /** The earliest rule that any of several parts finds. */
    record Earliest(List<Outline> parts) implements Outline {
        public Earliest {
            parts = List.copyOf(parts);
        }
    }

    /** Every branch whose constraint the subject fulfils. */
    record Switch(Subject subject, List<Branch> branches) implements Outline {
        public Switch {
            branches = List.copyOf(branches);
        }
    }

    /** What is searched where a constraint is fulfilled. */
    record Branch(Constraint constraint, Outline below) {}
}
