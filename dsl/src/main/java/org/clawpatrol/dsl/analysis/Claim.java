package org.clawpatrol.dsl.analysis;

/**
 * That a subject passes a test, or that it does not. Immutable.
 *
 * @param holds whether it passes
 */
public record Claim(Subject subject, Test test, boolean holds) {

    static Claim that(Subject subject, Test test) {
        return new Claim(subject, test, true);
    }

    /** The opposite. */
    public Claim negated() {
        return new Claim(subject, test, !holds);
    }

    /** Whether bytes of the action can make its answer unknown. */
    boolean canBeLost() {
        return subject.facts().anyMatch(fact -> fact.readsContent());
    }
}
