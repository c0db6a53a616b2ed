package org.clawpatrol.dsl.config;

import java.time.Duration;
import org.clawpatrol.engine.policy.NoMatch;

/**
 * The {@code defaults} block.
 *
 * @param denyUnknownHosts whether connections to hosts no endpoint claims are refused
 * @param humanTimeout how long a human approver waits unless it says otherwise
 */
public record Defaults(boolean denyUnknownHosts, NoMatch noMatch, Duration humanTimeout) {}
