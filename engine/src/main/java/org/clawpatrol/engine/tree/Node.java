package org.clawpatrol.engine.tree;

import org.clawpatrol.engine.expr.Frame;
import org.jspecify.annotations.Nullable;

/**
 * A part of a tree. Immutable and safe to share.
 *
 * <p>Searching answers in codes: twice the index of a rule whose condition is true, one more when
 * it has no truth value; a smaller code is an earlier rule. {@link #UNDECIDED} is smaller than all.
 */
interface Node {
    /** A fact that the tree asks for could not be read: the tree has no answer. */
    int UNDECIDED = -1;

    /** The smallest code that a search below this node can give. */
    int least();

    /**
     * The smallest code below this node, if that is smaller than the best so far; else the best.
     *
     * @param credential the dispatched credential, or null
     */
    int search(Frame frame, @Nullable String credential, int best);
}
