package org.clawpatrol.engine.tree;

/**
 * One way in which a rule can hold.
 *
 * @param needs what must hold for it; a rule with a disjunction has an entry for each side
 * @param copies in how many places of the tree it already stands
 */
record Entry(RuleNode rule, Conjunction needs, int copies) {
    /** Most places for one entry once it was copied; its first switch may copy it freely. */
    private static final int LIMIT = 64;

    /** Whether it may stand in this many places below one where it stands now. */
    boolean canSpread(int places) {
        return copies == 1 || (long) copies * places <= LIMIT;
    }

    Entry spread(int places) {
        return places == 1 ? this : new Entry(rule, needs, copies * places);
    }
}
