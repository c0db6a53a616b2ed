package org.clawpatrol.dsl.explain;

import java.util.List;

/** The way one search takes through a decision tree, what it leaves aside counted. Immutable. */
public sealed interface PathNode {

    /**
     * A look at one fact, or at the credential.
     *
     * @param subject what was looked at, such as {@code http.path}
     * @param value what it was
     * @param branches how many the switch has
     * @param open how many of them the value opened
     * @param ruledOut how many rules below the branches not taken; those below one that was taken
     *     are not counted
     * @param taken those opened that are listed; none whose rules all come later than one that had
     *     been found
     */
    record Switch(
            String subject,
            FactReading value,
            int branches,
            int open,
            int ruledOut,
            List<Branch> taken)
            implements PathNode {
        public Switch {
            taken = List.copyOf(taken);
        }
    }

    /**
     * @param text what the value had to be, such as {@code == "GET"}
     */
    record Branch(String text, PathNode below) {}

    /** Parts of which the earliest rule wins. */
    record Earliest(List<PathNode> parts) implements PathNode {
        public Earliest {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Rules whose complete conditions were evaluated, in order.
     *
     * @param more how many are not listed
     */
    record Candidates(List<Candidate> rules, int more) implements PathNode {
        public Candidates {
            rules = List.copyOf(rules);
        }
    }

    /**
     * @param result {@code true}, {@code false}, {@code unknown} or {@code error}; {@code skipped}
     *     where an earlier rule had been found or it is for another credential
     */
    record Candidate(String rule, String result) {}

    /** What was not entered, because every rule below comes after one that had been found. */
    record Later(int rules) implements PathNode {}
}
