package org.clawpatrol.proxy.telemetry;

/**
 * How an action ended.
 *
 * @param status as the agent saw it; empty when it got none
 * @param bytesIn bytes of body from the agent
 * @param bytesOut bytes of body to the agent
 */
public record ActionEnd(
        ActionSubject subject, Ruling ruling, String status, long bytesIn, long bytesOut) {}
