package org.clawpatrol.proxy.protocol.http;

import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.clawpatrol.proxy.net.UpstreamDialer;
import org.clawpatrol.proxy.telemetry.OriginMetrics;

/** The pool of connections to origins of each event loop. Safe to share. */
public final class OriginPools {
    private final UpstreamDialer dialer;
    private final HttpTimeouts timeouts;
    private final LongSupplier nanoTime;
    private final OriginMetrics metrics;
    private final Map<EventLoop, OriginPool> pools = new ConcurrentHashMap<>();

    /**
     * @param nanoTime a clock that only runs forward, for measuring
     */
    public OriginPools(
            UpstreamDialer dialer,
            HttpTimeouts timeouts,
            LongSupplier nanoTime,
            OriginMetrics metrics) {
        this.dialer = dialer;
        this.timeouts = timeouts;
        this.nanoTime = nanoTime;
        this.metrics = metrics;
    }

    OriginPool on(EventLoop loop) {
        return pools.computeIfAbsent(
                loop, each -> new OriginPool(each, dialer, timeouts, nanoTime, metrics));
    }
}
