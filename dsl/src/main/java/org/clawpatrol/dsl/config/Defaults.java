package org.clawpatrol.dsl.config;

import java.time.Duration;
import org.clawpatrol.engine.policy.NoMatch;

/**
 * The {@code defaults} block.
 *
 * @param denyUnknownHosts whether connections to hosts no endpoint claims are refused
 * @param humanTimeout how long a human approver waits unless it says otherwise
 * @param humanTimeoutAllows whether an approval that nobody decides in time allows the action
 */
public record Defaults(
        boolean denyUnknownHosts,
        NoMatch noMatch,
        Duration humanTimeout,
        boolean humanTimeoutAllows) {

    /** Where what nobody decides is refused. */
    public Defaults(boolean denyUnknownHosts, NoMatch noMatch, Duration humanTimeout) {
        this(denyUnknownHosts, noMatch, humanTimeout, false);
    }
}
