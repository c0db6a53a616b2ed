package org.clawpatrol.proxy.protocol.http;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.clawpatrol.dsl.config.OriginLimits;
import org.clawpatrol.proxy.net.UpstreamDialer;
import org.clawpatrol.proxy.telemetry.OriginMetrics;
import org.clawpatrol.proxy.tls.ClientIdentities;

/**
 * What connections to origins need from the rest of the gateway. Immutable.
 *
 * @param limits those in force
 * @param nanoTime a clock that only runs forward, for measuring
 */
record OriginServices(
        UpstreamDialer dialer,
        Supplier<OriginLimits> limits,
        LongSupplier nanoTime,
        OriginMetrics metrics,
        ClientIdentities identities,
        RestingConnections resting) {}
