package org.clawpatrol.dsl.config;

import java.time.Duration;

/**
 * A declared or built-in approver.
 *
 * @param timeout how long it waits for a decision
 */
public record ApproverConfig(String name, String type, String channel, Duration timeout) {}
