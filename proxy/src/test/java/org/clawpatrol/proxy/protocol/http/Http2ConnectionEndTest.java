package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.clawpatrol.dsl.config.RequestLimits;
import org.clawpatrol.proxy.flow.Peer;
import org.clawpatrol.proxy.net.Connection;
import org.clawpatrol.proxy.protocol.http.multiplex.MultiplexedStream;
import org.clawpatrol.proxy.telemetry.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A24, A83: an agent that takes nothing of what it was sent is not read from, and not for ever. */
class Http2ConnectionEndTest {
    private static final HttpTimeouts TIMEOUTS = HttpTimeouts.standard();

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private Http2ConnectionEnd end = end();
    private long nanos;

    private Http2ConnectionEnd end() {
        return new Http2ConnectionEnd(channel, TIMEOUTS, () -> nanos, new Level(), this::serve);
    }

    private Http2AgentStream serve(MultiplexedStream stream) {
        return new Http2AgentStream(
                stream,
                new Connection(new Peer("d1", "laptop", "dev", "127.0.0.1"), Lab.HOST, 443),
                (opened, request) -> {
                    throw new AssertionError("no request was sent");
                },
                new AgentTerms(TIMEOUTS, RequestLimits.standard(), () -> nanos));
    }

    @BeforeEach
    void install() {
        channel.freezeTime();
        end = end();
        channel.pipeline().addLast(end);
    }

    private void takes(boolean something) {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, something);
        channel.runPendingTasks();
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
    }

    @Test
    void agent_thatTakesNothing_isReadFromOnceItTakesSomething() {
        end.onStream(new EmbeddedStream(channel));
        takes(false);
        assertThat(channel.config().isAutoRead()).isFalse();
        takes(true);
        assertThat(channel.config().isAutoRead()).isTrue();
        pass(TIMEOUTS.stalledAgent());
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void agent_thatTakesNothingForLong_isClosed_whateverItOpensMeanwhile() {
        end.onStream(new EmbeddedStream(channel));
        takes(false);
        pass(TIMEOUTS.stalledAgent().minusSeconds(1));
        end.onStream(new EmbeddedStream(channel));
        assertThat(channel.isOpen()).isTrue();
        pass(Duration.ofSeconds(1));
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void agent_thatTakesSomethingAgain_hasTheUsualTimeBetweenStreams() {
        takes(false);
        takes(true);
        pass(TIMEOUTS.head().minusSeconds(1));
        assertThat(channel.isOpen()).isTrue();
        pass(Duration.ofSeconds(1));
        assertThat(channel.isOpen()).isFalse();
    }
}
