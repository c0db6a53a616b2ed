package org.clawpatrol.proxy.telemetry;

/**
 * What an action was about, in words of the configuration; only the method is the agent's.
 *
 * @param method as the protocol has it
 * @param host lower-case name that an endpoint claims
 * @param endpoint name of the endpoint
 * @param rule name of the rule that decided; empty when none matched
 */
public record ActionSubject(String method, String host, String endpoint, String rule) {}
