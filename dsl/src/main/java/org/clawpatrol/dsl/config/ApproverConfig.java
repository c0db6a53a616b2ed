package org.clawpatrol.dsl.config;

import java.time.Duration;

/**
 * A declared or built-in approver.
 *
 * @param timeout how long it waits for a decision
 * @param needed how many distinct people must approve, at least 1
 */
public record ApproverConfig(
        String name, String type, String channel, Duration timeout, int needed) {

    /** One person is enough. */
    public ApproverConfig(String name, String type, String channel, Duration timeout) {
        this(name, type, channel, timeout, 1);
    }
}
