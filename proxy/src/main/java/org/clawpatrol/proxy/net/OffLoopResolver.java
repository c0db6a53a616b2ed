package org.clawpatrol.proxy.net;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Resolves names without holding an event loop, for a bounded time. Safe to share. */
final class OffLoopResolver {
    private static final long PATIENCE_SECONDS = 10;

    private final NameResolver names;
    private final Executor executor;

    OffLoopResolver(NameResolver names, Executor executor) {
        this.names = names;
        this.executor = executor;
    }

    /** The addresses of a host; completes on the loop, failures are {@link UpstreamException}. */
    Future<List<InetAddress>> resolve(EventLoop loop, String host) {
        Promise<List<InetAddress>> promise = loop.newPromise();
        var patience =
                loop.schedule(
                        () -> promise.tryFailure(failure(host, "took too long", null)),
                        PATIENCE_SECONDS,
                        TimeUnit.SECONDS);
        promise.addListener(done -> patience.cancel(false));
        try {
            executor.execute(() -> lookUp(host, promise));
        } catch (RejectedExecutionException e) {
            promise.tryFailure(
                    DialFailure.BUSY.because(
                            "name lookup of " + host + ": too many wait already", e));
        }
        return promise;
    }

    private void lookUp(String host, Promise<List<InetAddress>> promise) {
        try {
            promise.trySuccess(names.resolve(host));
        } catch (UnknownHostException | RuntimeException e) {
            promise.tryFailure(failure(host, "failed", e));
        }
    }

    private static UpstreamException failure(String host, String what, @Nullable Throwable cause) {
        return DialFailure.UNREACHABLE.because("name lookup of " + host + " " + what, cause);
    }
}
