package org.clawpatrol.engine.tree;

/**
 * A part of a tree. Immutable and safe to share.
 *
 * <p>Searching answers in codes: twice the index of a rule whose condition is true, one more when
 * it has no truth value; a smaller code is an earlier rule.
 */
interface Node {
    /** The smallest code that a search below this node can give. */
    int least();

    /**
     * The smallest code below this node, if that is smaller than the best so far; else the best.
     */
    int search(Search search, int best);

    /** How it looks. */
    Outline outline();
}
