package org.clawpatrol.engine.value;

/** Counts the work of one evaluation. One thread at a time. */
public interface Meter {

    /** For values that no agent chose. */
    Meter UNLIMITED = _ -> true;

    /**
     * Pays for work before it is done.
     *
     * @param units about as many as elements of a list are looked at; never negative
     * @return false when the budget is used up, from then on for the rest of the evaluation
     */
    boolean spend(long units);
}
