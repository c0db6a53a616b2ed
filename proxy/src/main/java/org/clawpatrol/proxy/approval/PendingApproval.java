package org.clawpatrol.proxy.approval;

import java.time.Instant;
import java.util.List;

/**
 * A question that waits for a person.
 *
 * @param id unguessable, URL-safe
 * @param expiresAt when it ends as timed out
 * @param approvals who has approved so far, in order
 */
public record PendingApproval(
        String id,
        ApprovalRequest request,
        Instant createdAt,
        Instant expiresAt,
        List<String> approvals) {
    public PendingApproval {
        approvals = List.copyOf(approvals);
    }
}
