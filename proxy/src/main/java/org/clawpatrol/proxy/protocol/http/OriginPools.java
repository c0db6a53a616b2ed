package org.clawpatrol.proxy.protocol.http;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.clawpatrol.dsl.config.OriginLimits;
import org.clawpatrol.proxy.net.UpstreamDialer;
import org.clawpatrol.proxy.telemetry.OriginMetrics;
import org.clawpatrol.proxy.tls.ClientIdentities;

/** Makes the pools of agents' connections, which share what they may. Safe to share. */
public final class OriginPools {
    private final OriginServices services;
    private final Map<EventLoop, SharedConnections> shared = new ConcurrentHashMap<>();

    /**
     * @param limits those in force
     * @param nanoTime a clock that only runs forward, for measuring
     */
    public OriginPools(
            UpstreamDialer dialer,
            Supplier<OriginLimits> limits,
            LongSupplier nanoTime,
            OriginMetrics metrics) {
        this.services =
                new OriginServices(
                        dialer,
                        limits,
                        nanoTime,
                        metrics,
                        new ClientIdentities(),
                        new RestingConnections(limits));
    }

    /** A pool for one agent's connection, which ends with it. */
    OriginPool of(Channel agent) {
        EventLoop loop = agent.eventLoop();
        SharedConnections ofLoop =
                shared.computeIfAbsent(loop, each -> new SharedConnections(each, services));
        OriginPool pool = new OriginPool(loop, services, ofLoop);
        agent.closeFuture().addListener(closed -> pool.close());
        return pool;
    }
}
