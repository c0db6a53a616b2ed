package org.clawpatrol.proxy.approval;

import java.time.Duration;
import java.util.function.Consumer;

/** Asks people. Safe to share. */
public interface Approvals {

    /**
     * Puts a question to an approver and returns at once.
     *
     * @param callback called exactly once, on any thread
     */
    Ticket ask(ApprovalRequest request, Duration timeout, Consumer<ApprovalResult> callback);

    /** A question that was put. */
    interface Ticket {
        /** Withdraws it because the agent left; ends as {@code Disconnected} if still open. */
        void withdraw();
    }
}
