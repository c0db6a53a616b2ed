package org.clawpatrol.proxy.approval;

import java.time.Instant;

/**
 * A question that waits for a person.
 *
 * @param id unguessable, URL-safe
 * @param expiresAt when it ends as timed out
 */
public record PendingApproval(
        String id, ApprovalRequest request, Instant createdAt, Instant expiresAt) {}
