package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A24, A83: an agent that takes nothing of what it was sent is not read from, and not for ever. */
class Http2ConnectionEndTest {
    private static final HttpTimeouts TIMEOUTS = HttpTimeouts.standard();

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private Http2ConnectionEnd end = end();
    private long nanos;

    private Http2ConnectionEnd end() {
        return new Http2ConnectionEnd(channel, TIMEOUTS, () -> nanos);
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
        end.opened(new EmbeddedChannel());
        takes(false);
        assertThat(channel.config().isAutoRead()).isFalse();
        takes(true);
        assertThat(channel.config().isAutoRead()).isTrue();
        pass(TIMEOUTS.stalledAgent());
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void agent_thatTakesNothingForLong_isClosed_whateverItOpensMeanwhile() {
        end.opened(new EmbeddedChannel());
        takes(false);
        pass(TIMEOUTS.stalledAgent().minusSeconds(1));
        end.opened(new EmbeddedChannel());
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
