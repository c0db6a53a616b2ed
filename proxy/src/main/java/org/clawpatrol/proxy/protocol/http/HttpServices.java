package org.clawpatrol.proxy.protocol.http;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.proxy.credential.codex.CodexIdentity;
import org.clawpatrol.proxy.credential.placeholder.TokenServices;
import org.clawpatrol.proxy.flow.ActionIds;
import org.clawpatrol.proxy.flow.RequestFlow;
import org.clawpatrol.proxy.reload.ActiveConfiguration;
import org.clawpatrol.proxy.telemetry.Watch;

/**
 * What the HTTP room needs from the rest of the gateway. Immutable.
 *
 * @param random unpredictable
 * @param dialects what is spoken at endpoints, by their family
 * @param tokens where agents may find real tokens, which they must not have
 * @param codex who Codex agents are, once an endpoint of theirs was in force
 * @param nanoTime a clock that only runs forward, for measuring
 * @param watch follows the actions
 */
public record HttpServices(
        ActiveConfiguration configuration,
        RequestFlow flow,
        ActionIds ids,
        Map<Family, HttpDialect> dialects,
        TokenServices tokens,
        Supplier<Optional<CodexIdentity>> codex,
        OriginPools origins,
        HttpTimeouts timeouts,
        RandomGenerator random,
        InstantSource clock,
        LongSupplier nanoTime,
        Watch watch) {
    public HttpServices {
        dialects = Map.copyOf(dialects);
    }
}
