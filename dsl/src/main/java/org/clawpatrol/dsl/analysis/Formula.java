package org.clawpatrol.dsl.analysis;

import java.util.List;

/** A condition taken apart as far as it can be compared. Immutable. */
sealed interface Formula {

    /** Always true, or always false. */
    record Constant(boolean value) implements Formula {}

    /** Never true and never false. */
    record Undefined() implements Formula {}

    record All(List<Formula> parts) implements Formula {
        public All {
            parts = List.copyOf(parts);
        }
    }

    record Any(List<Formula> parts) implements Formula {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    record Negation(Formula operand) implements Formula {}

    record Choice(Formula test, Formula then, Formula otherwise) implements Formula {}

    /**
     * A test of one subject.
     *
     * @param guards what must hold for it to be true or false
     */
    record Atom(List<Claim> guards, Claim claim) implements Formula {
        public Atom {
            guards = List.copyOf(guards);
        }
    }

    /** A part that is not looked into. */
    record Opaque(Subject.Computed part) implements Formula {}
}
