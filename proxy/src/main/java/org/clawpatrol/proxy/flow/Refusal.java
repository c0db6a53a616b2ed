package org.clawpatrol.proxy.flow;

import org.clawpatrol.proxy.failure.Failure;

/**
 * Why something does not happen. The protocol turns it into its own shape.
 *
 * @param failure which documented failure it is, and with that its status
 * @param reason safe for the agent: no rule internals, no secrets, no upstream texts
 */
public record Refusal(Failure failure, String reason) {}
