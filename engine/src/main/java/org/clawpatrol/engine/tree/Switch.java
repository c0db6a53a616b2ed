package org.clawpatrol.engine.tree;

import java.util.List;

/**
 * A node that looks at a value and goes on where that fits. Where the value is unknown, an error,
 * of another type or beyond the limits below, every branch might fit and is searched.
 *
 * <p>The limits keep every test that a switch stands for within the budget of one evaluation:
 * beyond them a test may come to unknown where the switch would say that it is false.
 */
interface Switch extends Node {
    /** Longest text, in characters, that is looked through. */
    int LONGEST_TEXT = 1 << 20;

    /** Longest text, in characters, that is looked for inside another. */
    int LONGEST_SOUGHT = 256;

    /** Most elements of a list that are looked at. */
    int MOST_ELEMENTS = 1_000;

    Subject subject();

    List<Outline.Branch> branches();

    @Override
    default Outline outline() {
        return new Outline.Switch(subject(), branches());
    }
}
