package org.clawpatrol.proxy.approval;

/**
 * The honest answer to whoever clicked.
 *
 * @param ok true only for the one call that decided
 * @param state where the question stands now
 * @param reason for people, such as {@code approved by root}
 */
public record DecisionResult(boolean ok, ApprovalState state, String reason) {}
