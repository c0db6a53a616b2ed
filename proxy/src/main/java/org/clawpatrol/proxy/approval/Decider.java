package org.clawpatrol.proxy.approval;

/**
 * The operator who answers a question.
 *
 * @param operator who it is, the same by whatever means somebody signed in
 * @param shown for records and pages, such as {@code root (token ci)}
 */
public record Decider(String operator, String shown) {}
