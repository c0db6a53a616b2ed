package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.clawpatrol.dsl.config.RequestLimits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A83: at 100 bytes a second, over a minute of waiting. */
class BodyPaceTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private long nanos;
    private int expired;
    private BodyPace pace;

    @BeforeEach
    void open() {
        channel.freezeTime();
        var terms =
                new AgentTerms(
                        HttpTimeouts.standard(),
                        new RequestLimits(1024, 10, 300, OptionalLong.empty(), 100),
                        () -> nanos);
        pace = new BodyPace(terms, new Deadline(channel.eventLoop(), () -> nanos, () -> expired++));
    }

    private void pass(long seconds) {
        nanos += TimeUnit.SECONDS.toNanos(seconds);
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }

    /** A piece that is waited for so long. */
    private void piece(int bytes, long seconds) throws MalformedMessageException {
        pace.await();
        pass(seconds);
        pace.arrived(Unpooled.buffer(bytes).writeZero(bytes), false);
    }

    @Test
    void body_aByteEach59Seconds_isTooSlowAfterTwo() throws Exception {
        piece(1, 59);
        pace.await();
        pass(59);
        ByteBuf second = Unpooled.buffer(1).writeZero(1);
        assertThatThrownBy(() -> pace.arrived(second, false))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("the request body came too slowly");
        assertThat(second.refCnt()).isZero();
        assertThat(expired).isZero();
    }

    @Test
    void body_justFastEnough_mayTakeForEver() throws Exception {
        for (int i = 0; i < 10_000; i++) {
            piece(1_000, 10);
        }
    }

    @Test
    void body_thatWasFast_mayNotBecomeSlow() throws Exception {
        piece(1 << 30, 61);
        piece(10, 30);
        assertThatThrownBy(() -> piece(10, 30)).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void originThatTakesItsTime_makesNoAgentSlow() throws Exception {
        for (int i = 0; i < 100; i++) {
            piece(1, 0);
            pass(600);
        }
    }

    @Test
    void pieceThatIsThereAlready_countsWithoutAWait() throws Exception {
        piece(1, 59);
        pace.arrived(Unpooled.buffer().writeZero(20_000), false);
        assertThatCode(() -> piece(1, 59)).doesNotThrowAnyException();
    }

    @Test
    void end_isNeverTooLate() throws Exception {
        piece(1, 59);
        pace.await();
        pass(59);
        pace.arrived(Unpooled.EMPTY_BUFFER, true);
    }

    @Test
    void bytesThatAreNoPiece_doNotPutTheBoundOff() {
        pace.await();
        pass(40);
        pace.await();
        pass(20);
        assertThat(expired).isEqualTo(1);
    }

    @Test
    void waived_neitherBoundHolds_untilItBeginsAnew() {
        pace.await();
        pace.waive();
        pass(Duration.ofHours(3).toSeconds());
        pace.await();
        pass(Duration.ofHours(3).toSeconds());
        assertThat(expired).isZero();
        pace.begin();
        pace.await();
        pass(60);
        assertThat(expired).isEqualTo(1);
    }
}
