package org.clawpatrol.proxy.flow;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Told of actions that go on although nobody decided in time, where the configuration lets them.
 * Safe to share.
 */
@FunctionalInterface
public interface LapsedApprovals {

    /**
     * @param approver who was asked
     */
    void passed(Action action, String approver);

    /** Warns of them in the log. */
    static LapsedApprovals logged() {
        Logger log = LoggerFactory.getLogger(LapsedApprovals.class);
        return (action, approver) ->
                log.warn(
                        "action {} goes on although approver {} did not decide in time",
                        action.id(),
                        approver);
    }
}
