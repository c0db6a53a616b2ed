package org.clawpatrol.proxy.approval;

import java.time.Duration;

/** How one approval stage ended. */
public sealed interface ApprovalResult {

    /**
     * @param by the operator who decided
     */
    record Allowed(String by) implements ApprovalResult {}

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
