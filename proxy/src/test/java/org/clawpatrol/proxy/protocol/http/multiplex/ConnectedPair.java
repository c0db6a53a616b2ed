package org.clawpatrol.proxy.protocol.http.multiplex;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Both ends of one connection, and the wire between them in the test's hand. */
final class ConnectedPair implements AutoCloseable {
    static final int WINDOW = 65_535;
    final EmbeddedChannel clientChannel = new EmbeddedChannel();
    final EmbeddedChannel serverChannel = new EmbeddedChannel();
    final Multiplexer client;
    final List<MultiplexedStream> accepted = new ArrayList<>();
    final List<MultiplexedStream> endedAtServer = new ArrayList<>();
    final List<MultiplexedStream> endedAtClient = new ArrayList<>();
    int goodbyes;

    ConnectedPair(Supplier<StreamListener> listeners) {
        Multiplexer server =
                Multiplexer.server(
                        Http2Settings.defaultSettings().initialWindowSize(WINDOW),
                        1 << 20,
                        new ConnectionListener() {
                            @Override
                            public void onStream(MultiplexedStream stream) {
                                accepted.add(stream);
                                stream.listener(listeners.get());
                            }

                            @Override
                            public void onStreamEnded(MultiplexedStream stream) {
                                endedAtServer.add(stream);
                            }
                        });
        client =
                Multiplexer.client(
                        Http2Settings.defaultSettings()
                                .pushEnabled(false)
                                .initialWindowSize(WINDOW),
                        1 << 20,
                        (name, value) -> false,
                        new ConnectionListener() {
                            @Override
                            public void onStream(MultiplexedStream stream) {
                                throw new AssertionError("servers open no streams");
                            }

                            @Override
                            public void onStreamEnded(MultiplexedStream stream) {
                                endedAtClient.add(stream);
                            }

                            @Override
                            public void onGoAway() {
                                goodbyes++;
                            }
                        });
        serverChannel.pipeline().addLast(server);
        clientChannel.pipeline().addLast(client);
        deliver();
    }

    Multiplexer server() {
        return serverChannel.pipeline().get(Multiplexer.class);
    }

    /** A request whose body, if any, follows. */
    MultiplexedStream ask(StreamListener listener, boolean last) {
        MultiplexedStream stream = client.newStream();
        stream.listener(listener);
        Http2Headers head =
                new DefaultHttp2Headers()
                        .method("POST")
                        .scheme("https")
                        .authority("api.lab.test")
                        .path("/");
        stream.headers(head, last);
        stream.flush();
        return stream;
    }

    static Http2Headers ok() {
        return new DefaultHttp2Headers().status("200");
    }

    /** Carries bytes both ways until nobody says anything more. */
    void deliver() {
        boolean moved = true;
        while (moved) {
            boolean asked = move(clientChannel, serverChannel);
            moved = move(serverChannel, clientChannel) || asked;
        }
    }

    private static boolean move(EmbeddedChannel from, EmbeddedChannel to) {
        from.runPendingTasks();
        from.flush();
        boolean moved = false;
        for (ByteBuf next = from.readOutbound(); next != null; next = from.readOutbound()) {
            if (to.isOpen()) {
                to.writeInbound(next);
            } else {
                next.release();
            }
            moved = true;
        }
        return moved;
    }

    @Override
    public void close() {
        clientChannel.finishAndReleaseAll();
        serverChannel.finishAndReleaseAll();
    }
}
