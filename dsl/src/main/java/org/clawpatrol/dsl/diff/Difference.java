package org.clawpatrol.dsl.diff;

import org.clawpatrol.dsl.diff.Trial.Answer;

/**
 * Actions that one step decides before, another one after, with another effect. Immutable.
 *
 * @param before the step that decides, and what becomes of the action
 */
record Difference(Answer before, Answer after) {

    boolean isOne() {
        return !before.effect().equals(after.effect());
    }
}
