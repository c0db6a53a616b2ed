package org.clawpatrol.proxy.protocol.http.relay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ByteRelayTest {
    private final FakeEnd agent = new FakeEnd();
    private final FakeEnd origin = new FakeEnd();
    private final List<Ended> endings = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private final ByteRelay relay =
            new ByteRelay(agent, origin, new Holding(), later::add, endings::add);

    @Test
    void bytes_bothWays_passInOrder() {
        relay.start();
        relay.onAgentBytes(bytes("one "));
        relay.onAgentBytes(bytes("two"));
        relay.onOriginBytes(bytes("answer;"));

        assertThat(text(origin)).isEqualTo("one two");
        assertThat(text(agent)).isEqualTo("answer");
    }

    @Test
    void fullEnd_isWaitedFor() {
        origin.writable = false;
        relay.start();

        assertThat(agent.demands).isZero();
        assertThat(origin.demands).isEqualTo(1);
        origin.writable = true;
        relay.onOriginWritable();
        assertThat(agent.demands).isEqualTo(1);
    }

    @Test
    void end_isAskedAgain_onlyOnceItSaidAllItHad() {
        relay.start();
        relay.onAgentBytes(bytes("a"));
        relay.onOriginWritable();

        assertThat(agent.demands).isEqualTo(1);
        assertThat(agent.takeTurn()).isFalse();
        agent.says(new byte[] {1});
        assertThat(agent.takeTurn()).isTrue();
        relay.onAgentReadComplete();
        assertThat(agent.demands).isEqualTo(2);
    }

    @Test
    void originGone_whatWasHeldGoesOutFirst_andBothClose() {
        relay.start();
        relay.onOriginBytes(bytes("last words;"));
        relay.onOriginClosed();
        relay.onAgentClosed();

        assertThat(text(agent)).isEqualTo("last words;");
        assertThat(agent.closed && origin.closed).isTrue();
        assertThat(endings).containsExactly(new Ended(0, 0, 0, 11, 3, ""));
    }

    @Test
    void agentGone_originIsClosed_andLateBytesGoNowhere() {
        relay.start();
        relay.onAgentBytes(bytes("exit\n"));
        relay.onAgentClosed();
        ByteBuf late = bytes("late");
        relay.onOriginBytes(late);

        assertThat(origin.closed).isTrue();
        assertThat(text(agent)).isEmpty();
        assertThat(late.refCnt()).isZero();
        assertThat(endings).containsExactly(new Ended(0, 0, 5, 0, 3, ""));
    }

    @Test
    void heldEnd_thatNothingFollows_goesOutAfterAWhile() {
        relay.start();
        relay.onOriginBytes(bytes("prompt>"));
        assertThat(text(agent)).isEqualTo("prompt");

        later.forEach(Runnable::run);

        assertThat(text(agent)).isEqualTo("prompt>");
    }

    @Test
    void gatewayStops_bothEnd_andItSaysSo() {
        relay.start();
        relay.stop();

        assertThat(agent.closed && origin.closed).isTrue();
        assertThat(endings)
                .singleElement()
                .extracting(Ended::error)
                .isEqualTo("the gateway is stopping");
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, US_ASCII);
    }

    private static String text(FakeEnd end) {
        return new String(end.heard(), US_ASCII);
    }

    /** Holds the last byte of each piece back until the next. */
    private static final class Holding implements ByteFilter {
        private ByteBuf held = Unpooled.EMPTY_BUFFER;

        @Override
        public ByteBuf piece(ByteBuf bytes) {
            ByteBuf whole = Unpooled.wrappedBuffer(held, bytes);
            held = whole.copy(whole.writerIndex() - 1, 1);
            whole.writerIndex(whole.writerIndex() - 1);
            return whole;
        }

        @Override
        public boolean holdsLittle() {
            return held.isReadable();
        }

        @Override
        public ByteBuf little() {
            return rest().orElseThrow();
        }

        @Override
        public Optional<ByteBuf> rest() {
            ByteBuf rest = held;
            held = Unpooled.EMPTY_BUFFER;
            return Optional.of(rest);
        }

        @Override
        public long covered() {
            return 3;
        }
    }
}
