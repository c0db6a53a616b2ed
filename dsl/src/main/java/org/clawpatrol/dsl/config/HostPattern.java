package org.clawpatrol.dsl.config;

import java.util.OptionalInt;

/**
 * One entry of an endpoint's {@code hosts}.
 *
 * @param name lower-case name, IP literal, or for a wildcard the suffix without {@code *.}
 * @param wildcard whether the entry was {@code *.suffix}
 * @param port declared port, if any
 */
public record HostPattern(String name, boolean wildcard, OptionalInt port) {}
