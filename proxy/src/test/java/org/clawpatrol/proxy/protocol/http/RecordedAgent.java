package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.clawpatrol.dsl.config.RequestLimits;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.flow.Peer;
import org.clawpatrol.proxy.net.Connection;

/**
 * An agent connection without a socket, behind which a complete request answers 200, and one for
 * {@code /smuggled} is denied.
 */
final class RecordedAgent implements AutoCloseable {
    private final List<String> requests = new ArrayList<>();
    private final StringBuilder bodies = new StringBuilder();
    private final EmbeddedChannel channel;
    private long nanos;

    RecordedAgent(String host, int port) {
        this(host, port, RequestLimits.standard());
    }

    RecordedAgent(String host, int port, RequestLimits limits) {
        Peer peer = new Peer("device", "laptop", "dev", "127.0.0.1");
        channel = new EmbeddedChannel();
        channel.freezeTime();
        channel.pipeline()
                .addLast(
                        new AgentConnection(
                                channel,
                                new Connection(peer, host, port),
                                Answering::new,
                                new AgentTerms(HttpTimeouts.standard(), limits, () -> nanos)));
    }

    /** Method, forwarded target of every request that was let through. */
    List<String> requests() {
        return requests;
    }

    String bodies() {
        return bodies.toString();
    }

    boolean open() {
        return channel.isOpen();
    }

    /** Lets time pass. */
    void pass(Duration time) {
        nanos += time.toNanos();
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
    }

    /** Whether the agent takes what it is sent. */
    void takes(boolean everything) {
        Objects.requireNonNull(channel.unsafe().outboundBuffer())
                .setUserDefinedWritability(1, everything);
        channel.runPendingTasks();
    }

    /** Sends bytes, one character each, and returns what came back. */
    String send(String bytes) {
        return send(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    String send(byte[] bytes) {
        if (channel.isOpen()) {
            channel.writeInbound(Unpooled.copiedBuffer(bytes));
        }
        return received();
    }

    String received() {
        channel.runPendingTasks();
        StringBuilder out = new StringBuilder();
        ByteBuf piece;
        while ((piece = channel.readOutbound()) != null) {
            out.append(piece.toString(StandardCharsets.ISO_8859_1));
            piece.release();
        }
        return out.toString();
    }

    @Override
    public void close() {
        boolean left = channel.finishAndReleaseAll();
        if (left) {
            throw new AssertionError("unread output");
        }
    }

    private final class Answering implements AgentStream.Listener {
        private final AgentStream stream;
        private final HttpRequest request;

        Answering(AgentStream stream, HttpRequest request) {
            this.stream = stream;
            this.request = request;
        }

        @Override
        public void begin() {
            if (request.path().ambiguity().isPresent()) {
                stream.refuse(Failure.MALFORMED_REQUEST, request.path().ambiguity().get());
                return;
            }
            if (request.path().shown().startsWith("/smuggled")) {
                stream.refuse(Failure.POLICY, "denied");
                return;
            }
            requests.add(request.method() + " " + request.forwardTarget());
            if (request.hasBody()) {
                stream.demandBody();
            } else {
                answer();
            }
        }

        @Override
        public void onBody(ByteBuf piece, boolean last) {
            bodies.append(piece.toString(StandardCharsets.ISO_8859_1));
            piece.release();
            if (last) {
                answer();
            } else {
                stream.demandBody();
            }
        }

        @Override
        public void onBroken(MalformedMessageException cause) {
            stream.refuse(cause.failure(), cause.reason());
        }

        @Override
        public void onWritable() {}

        @Override
        public void onGone() {}

        private void answer() {
            stream.sendHead(200, HttpFields.empty(), new Framing.Length(2));
            stream.sendData(Unpooled.copiedBuffer("ok", StandardCharsets.US_ASCII));
            stream.sendEnd(HttpFields.empty());
        }
    }
}
