package org.clawpatrol.dsl.config;

import java.util.Optional;

/**
 * What decides beside the policy in force. Immutable.
 *
 * @param rules the policy in force with its {@code mode = "shadow"} rules taking part, at the
 *     endpoints that have such rules
 * @param beside the policy that {@code gateway.shadow_policy} names; empty where it is broken
 * @param broken whether it names one that cannot be used
 */
public record ShadowPolicies(
        Optional<ShadowPolicy> rules, Optional<ShadowPolicy> beside, boolean broken) {
    private static final ShadowPolicies NONE =
            new ShadowPolicies(Optional.empty(), Optional.empty(), false);

    public static ShadowPolicies none() {
        return NONE;
    }

    /** Whether there is nothing to decide beside. */
    public boolean isNone() {
        return rules.isEmpty() && beside.isEmpty();
    }

    /** Compiles every rule, so that no action waits for it. */
    public void prepare() {
        rules.ifPresent(ShadowPolicy::prepare);
        beside.ifPresent(ShadowPolicy::prepare);
    }
}
