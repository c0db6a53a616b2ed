package org.clawpatrol.dsl.test;

import java.util.Optional;

/**
 * The action a fixture records. Immutable.
 *
 * @param host host or {@code host:port}
 * @param credential name of the credential that rules see as dispatched; not resolved
 * @param peerIp informational
 * @param truncated whether the action counts as longer than the inspection cap
 */
public record FixtureAction(
        Optional<String> host,
        Optional<String> credential,
        Optional<String> peerIp,
        FixtureBlock block,
        boolean truncated) {

    /** The same action with the credential that dispatch chose for it. */
    FixtureAction dispatchedTo(String name) {
        return new FixtureAction(host, Optional.of(name), peerIp, block, truncated);
    }
}
