package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.clawpatrol.dsl.config.RequestLimits;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.flow.Peer;
import org.clawpatrol.proxy.net.Connection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pace of bodies over HTTP/2, on a clock that is turned by hand. */
class PacedStreamTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final EmbeddedStream raw = new EmbeddedStream(channel);
    private long nanos;
    private long received;
    private @Nullable AgentStream stream;
    private @Nullable Failure broken;

    @BeforeEach
    void open() {
        channel.freezeTime();
        raw.listener(
                new Http2AgentStream(
                        raw,
                        new Connection(new Peer("d1", "laptop", "dev", "127.0.0.1"), Lab.HOST, 443),
                        Receiving::new,
                        new AgentTerms(
                                HttpTimeouts.standard(), RequestLimits.standard(), () -> nanos)));
        raw.peer().onHeaders(Http2Agent.head("POST", "/x"), false);
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
    }

    private void send(int bytes) {
        raw.peer().onData(Unpooled.buffer().writeZero(bytes), false);
    }

    @Test
    void body_aByteEach59Seconds_isATimeout() {
        for (int i = 0; i < 3 && broken == null; i++) {
            pass(Duration.ofSeconds(59));
            send(1);
        }
        assertThat(broken).isEqualTo(Failure.REQUEST_TIMEOUT);
        assertThat(received).isEqualTo(1);
    }

    @Test
    void body_thatFlows_mayTakeHours() {
        for (int i = 0; i < 1_000; i++) {
            pass(Duration.ofSeconds(50));
            send(16 * 1024);
        }
        assertThat(broken).isNull();
        assertThat(received).isEqualTo(1_000L * 16 * 1024);
    }

    @Test
    void conversation_mayBeSilentForHours_butNotItsRestOnceAnswered() {
        AgentStream open = stream;
        assertThat(open).isNotNull();
        open.waivePace();
        for (int i = 0; i < 5; i++) {
            pass(Duration.ofHours(1));
            send(1);
        }
        assertThat(broken).isNull();
        open.sendHead(200, HttpFields.empty(), new Framing.Length(0));
        open.sendEnd(HttpFields.empty());
        pass(Duration.ofSeconds(61));
        assertThat(broken).isEqualTo(Failure.REQUEST_TIMEOUT);
    }

    private final class Receiving implements AgentStream.Listener {
        Receiving(AgentStream opened, HttpRequest request) {
            stream = opened;
        }

        @Override
        public void begin() {
            demand();
        }

        private void demand() {
            if (stream != null) {
                stream.demandBody();
            }
        }

        @Override
        public void onBody(ByteBuf piece, boolean last) {
            received += piece.readableBytes();
            ReferenceCountUtil.release(piece);
            demand();
        }

        @Override
        public void onBroken(MalformedMessageException cause) {
            broken = cause.failure();
        }

        @Override
        public void onWritable() {}

        @Override
        public void onGone() {}
    }
}
