package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Connects to the first of a name's addresses that answers: the very addresses it was given, no
 * second lookup. All tries together take at most ten seconds. Safe to share.
 */
final class Connector {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int TRIES = 4;

    private final Transport transport;

    Connector(Transport transport) {
        this.transport = transport;
    }

    /** A connected channel; completes on the loop, failures are {@link UpstreamException}. */
    Future<Channel> connect(EventLoop loop, List<InetAddress> addresses, int port) {
        List<InetSocketAddress> tries =
                addresses.stream()
                        .limit(TRIES)
                        .map(address -> new InetSocketAddress(address, port))
                        .toList();
        Promise<Channel> promise = loop.newPromise();
        attempt(loop, tries, 0, promise);
        return promise;
    }

    private void attempt(
            EventLoop loop, List<InetSocketAddress> tries, int index, Promise<Channel> promise) {
        ChannelFuture connecting =
                transport
                        .client(loop)
                        .option(
                                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                                PATIENCE_MILLIS / tries.size())
                        .handler(new NoHandlers())
                        .connect(tries.get(index));
        connecting.addListener(
                done -> {
                    if (done.isSuccess()) {
                        connected(connecting.channel(), promise);
                    } else if (index + 1 < tries.size() && !promise.isDone()) {
                        attempt(loop, tries, index + 1, promise);
                    } else {
                        promise.tryFailure(
                                DialFailure.UNREACHABLE.because(
                                        "no connection to " + tries.get(index), done.cause()));
                    }
                });
    }

    private static void connected(Channel channel, Promise<Channel> promise) {
        if (!promise.trySuccess(channel)) {
            channel.close();
        }
    }

    /** Bootstraps demand a handler; who dialled adds his own once connected. */
    private static final class NoHandlers extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            // Nothing to add.
        }
    }
}
