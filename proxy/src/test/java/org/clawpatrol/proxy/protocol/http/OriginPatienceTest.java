package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OriginPatienceTest {
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private long nanos;
    private int expired;
    private final OriginPatience patience =
            new OriginPatience(new Deadline(channel.eventLoop(), () -> nanos, () -> expired++));

    /** Lets time pass; says whether it was too much. */
    private boolean expiredAfter(long seconds) {
        nanos += TimeUnit.SECONDS.toNanos(seconds);
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        return expired > 0;
    }

    private void asked() {
        patience.begin(ANSWER);
        patience.sent();
        patience.requestEnded();
        patience.listen();
    }

    @Test
    void silence_isCountedFromTheLastSign() {
        asked();
        assertThat(expiredAfter(9)).isFalse();
        patience.heard();
        patience.listen();
        assertThat(expiredAfter(9)).isFalse();
        assertThat(expiredAfter(1)).isTrue();
    }

    /** Whoever is not asked cannot answer: the agent did not take what came. */
    @Test
    void timeInWhichNobodyListens_isNotCounted() {
        asked();
        patience.heard();
        assertThat(expiredAfter(100_000)).isFalse();
        patience.sent();
        assertThat(expiredAfter(100_000)).isFalse();
        patience.listen();
        assertThat(expiredAfter(10)).isTrue();
    }

    @Test
    void requestThatIsNotEnded_mayBeSilentForHalfAnHour() {
        patience.begin(ANSWER);
        patience.sent();
        patience.listen();
        assertThat(expiredAfter(1799)).isFalse();
        patience.sent();
        assertThat(expiredAfter(1799)).isFalse();
        patience.requestEnded();
        assertThat(expiredAfter(9)).isFalse();
        assertThat(expiredAfter(1)).isTrue();
    }

    @Test
    void conversation_mayBeSilentForHalfAnHourAtMost() {
        patience.begin(ANSWER);
        patience.listen();
        assertThat(expiredAfter(1800)).isTrue();
    }

    @Test
    void originThatAnswered_owesNothing_untilTheNextRequest() {
        asked();
        patience.end();
        patience.listen();
        patience.sent();
        assertThat(expiredAfter(100_000)).isFalse();
        asked();
        assertThat(expiredAfter(10)).isTrue();
    }
}
