package org.clawpatrol.proxy.approval;

import java.time.Duration;
import java.util.List;

/** How one approval stage ended. */
public sealed interface ApprovalResult {

    /**
     * @param by the operators who approved, in order
     */
    record Allowed(List<String> by) implements ApprovalResult {
        public Allowed {
            by = List.copyOf(by);
        }
    }

    /**
     * @param reason the operator's words, may be empty
     */
    record Denied(String by, String reason) implements ApprovalResult {}

    record TimedOut(Duration waited) implements ApprovalResult {}

    /** The agent left before anybody decided. */
    record Disconnected() implements ApprovalResult {}

    /**
     * The question could not be put.
     *
     * @param reason safe for the agent
     */
    record Unavailable(String reason) implements ApprovalResult {}
}
