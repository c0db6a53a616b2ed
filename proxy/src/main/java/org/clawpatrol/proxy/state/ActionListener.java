package org.clawpatrol.proxy.state;

import org.clawpatrol.proxy.journal.Outcome;

/**
 * Hears of actions once they can be found in the store. Called on the follower's thread, which it
 * must not hold up; the data path never waits for it.
 */
public interface ActionListener {

    /** A new action, with its outcome when that is known already. */
    void filed(ActionTable.Row action);

    /** The outcome of an action heard of earlier. */
    void ended(String id, Outcome outcome);

    /** Hears nothing. */
    static ActionListener none() {
        return new ActionListener() {
            @Override
            public void filed(ActionTable.Row action) {}

            @Override
            public void ended(String id, Outcome outcome) {}
        };
    }
}
