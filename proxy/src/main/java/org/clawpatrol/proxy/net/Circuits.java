package org.clawpatrol.proxy.net;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.util.function.LongSupplier;

/**
 * The origins that failed lately, each endpoint's on its own: what one endpoint trusts must not
 * keep another from the same host. Bounded: what is dropped starts afresh. Safe to share.
 */
public final class Circuits {
    private static final int BOUND = 10_000;

    private final LongSupplier nanoTime;
    private final Cache<Origin, Circuit> troubled =
            Caffeine.newBuilder().maximumSize(BOUND).executor(Runnable::run).build();

    /** One endpoint's way to one of its hosts. */
    record Origin(String endpoint, String host, int port) {}

    public Circuits(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Whether to dial now; then {@link #watch} has to learn how it ends. */
    boolean admits(Origin origin) {
        Circuit circuit = troubled.getIfPresent(origin);
        return circuit == null || circuit.admits(nanoTime.getAsLong());
    }

    /** Counts how a dial ends. */
    void watch(Origin origin, Future<Channel> dial) {
        dial.addListener(
                done -> {
                    if (done.isSuccess()) {
                        troubled.invalidate(origin);
                    } else {
                        failed(origin, done.cause());
                    }
                });
    }

    private void failed(Origin origin, Throwable cause) {
        if (cause instanceof UpstreamException failure && DialFailure.isOfOrigin(failure)) {
            troubled.get(origin, first -> new Circuit()).failed(nanoTime.getAsLong());
            return;
        }
        Circuit circuit = troubled.getIfPresent(origin);
        if (circuit != null) {
            circuit.abandoned();
        }
    }

    long size() {
        troubled.cleanUp();
        return troubled.estimatedSize();
    }
}
