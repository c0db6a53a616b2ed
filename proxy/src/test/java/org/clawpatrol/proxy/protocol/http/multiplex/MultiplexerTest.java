package org.clawpatrol.proxy.protocol.http.multiplex;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams between two ends of a connection, where either may be slow, rude or gone. */
class MultiplexerTest {
    private final Recorder served = new Recorder();
    private final Recorder asked = new Recorder();
    private final ConnectedPair ends = new ConnectedPair(() -> served);

    @AfterEach
    void close() {
        ends.close();
    }

    private MultiplexedStream accepted() {
        ends.deliver();
        return ends.accepted.getLast();
    }

    private static ByteBuf bytes(int count) {
        return Unpooled.buffer(count).writeZero(count);
    }

    @Test
    void whatIsNotAskedFor_waits_andItsSenderTooOnceTheWindowIsFull() {
        MultiplexedStream stream = ends.ask(asked, false);
        accepted();
        stream.data(bytes(3 * ConnectedPair.WINDOW), true);
        stream.flush();
        ends.deliver();
        assertThat(served.events).isEmpty();
        assertThat(stream.writable()).isFalse();
        for (int i = 0; i < 100; i++) {
            ends.accepted.getLast().read();
            ends.deliver();
        }
        assertThat(stream.writable()).isTrue();
        assertThat(served.body.size()).isEqualTo(3 * ConnectedPair.WINDOW);
        assertThat(served.events).containsExactly("headers", "last");
    }

    @Test
    void oneRead_handsOverABoundedNumberOfPieces() {
        MultiplexedStream stream = ends.ask(asked, false);
        MultiplexedStream accepted = accepted();
        accepted.read();
        for (int i = 0; i < 100; i++) {
            stream.data(bytes(10), false);
            stream.flush();
            ends.deliver();
        }
        assertThat(served.pieces).isZero();
        accepted.read();
        assertThat(served.pieces).isEqualTo(16);
    }

    @Test
    void exchange_thatIsComplete_endsAtBothEndsOnce() {
        MultiplexedStream stream = ends.ask(asked, true);
        MultiplexedStream accepted = accepted();
        accepted.read();
        accepted.headers(ConnectedPair.ok(), false);
        accepted.data(bytes(5), true);
        accepted.flush();
        ends.deliver();
        stream.read();
        assertThat(asked.events).containsExactly("headers", "last", "closed");
        assertThat(served.events).containsExactly("headers, last", "closed");
        assertThat(ends.endedAtClient).hasSize(1);
        assertThat(ends.endedAtServer).hasSize(1);
        assertThat(ends.client.connection().numActiveStreams()).isZero();
    }

    @Test
    void answer_thatIsWholeBeforeAStopWithoutError_staysReadable() {
        MultiplexedStream stream = ends.ask(asked, false);
        MultiplexedStream accepted = accepted();
        accepted.headers(ConnectedPair.ok(), false);
        accepted.data(bytes(7), true);
        accepted.flush();
        ends.deliver();
        accepted.reset(Http2Error.NO_ERROR);
        ends.deliver();
        assertThat(asked.events).isEmpty();
        stream.read();
        assertThat(asked.events).containsExactly("headers", "last", "closed");
        assertThat(asked.body.size()).isEqualTo(7);
    }

    @Test
    void reset_isToldAtOnce_andDropsWhatWasNotRead() {
        MultiplexedStream stream = ends.ask(asked, false);
        MultiplexedStream accepted = accepted();
        stream.data(bytes(1_000), false);
        stream.flush();
        ends.deliver();
        stream.close();
        ends.deliver();
        assertThat(served.events).containsExactly("reset 8", "closed");
        assertThat(asked.events).containsExactly("closed");
        accepted.read();
        assertThat(served.body.size()).isZero();
        assertThat(accepted.data(bytes(1), false).isSuccess()).isFalse();
    }

    @Test
    void listenerThatThrows_losesItsStreamAndNoOther() {
        var breaking =
                new Recorder() {
                    @Override
                    public void onHeaders(Http2Headers headers, boolean last) {
                        throw new IllegalStateException("broken for the test");
                    }
                };
        MultiplexedStream other = ends.ask(new Recorder(), false);
        MultiplexedStream stream = ends.ask(breaking, false);
        stream.read();
        MultiplexedStream accepted = accepted();
        accepted.headers(ConnectedPair.ok(), false);
        accepted.flush();
        ends.deliver();
        assertThat(breaking.events).containsExactly("broken", "closed");
        assertThat(served.events).containsExactly("reset 2", "closed");
        assertThat(other.active()).isTrue();
    }

    @Test
    void goodbye_refusesStreamsThatWereOnTheirWay_andSparesThoseBefore() {
        MultiplexedStream known = ends.ask(new Recorder(), false);
        accepted();
        MultiplexedStream late = ends.ask(asked, true);
        ends.server().goAway();
        ends.deliver();
        assertThat(ends.goodbyes).isEqualTo(1);
        assertThat(asked.events).containsExactly("reset 7", "closed");
        assertThat(late.active()).isFalse();
        assertThat(known.active()).isTrue();
        assertThat(ends.accepted).hasSize(1);
    }

    @Test
    void connectionThatIsLost_endsItsStreams_butWhatArrivedIsRead() {
        ends.ask(new Recorder(), false);
        MultiplexedStream stream = ends.ask(asked, true);
        MultiplexedStream accepted = accepted();
        accepted.headers(ConnectedPair.ok(), false);
        accepted.data(bytes(9), true);
        accepted.flush();
        ends.deliver();
        ends.clientChannel.close();
        assertThat(ends.endedAtClient).hasSize(1);
        stream.read();
        assertThat(asked.events).containsExactly("headers", "last", "closed");
        assertThat(ends.endedAtClient).hasSize(2);
    }

    @Test
    void connectionThatIsLostWithinATurn_leavesWhatArrivedToBeRead() {
        var closing =
                new Recorder() {
                    @Override
                    public void onHeaders(Http2Headers headers, boolean last) {
                        super.onHeaders(headers, last);
                        ends.clientChannel.close();
                    }
                };
        MultiplexedStream stream = ends.ask(closing, true);
        MultiplexedStream accepted = accepted();
        accepted.headers(ConnectedPair.ok(), false);
        accepted.data(bytes(9), true);
        accepted.flush();
        stream.read();
        ends.deliver();
        stream.read();
        assertThat(closing.events.getFirst()).isEqualTo("headers");
        assertThat(closing.events.getLast()).isEqualTo("closed");
        assertThat(ends.endedAtClient).hasSize(1);
    }

    @Test
    void streamThatWasNeverOpened_endsWithoutAWord() {
        MultiplexedStream stream = ends.client.newStream();
        stream.listener(asked);
        stream.close();
        stream.close();
        assertThat(asked.events).containsExactly("closed");
        assertThat(stream.headers(ConnectedPair.ok(), true).isSuccess()).isFalse();
        ends.deliver();
        assertThat(ends.accepted).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void bytes_arriveWholeAndInOrder_howeverTheyAreSentAndRead(long seed) {
        var random = new Random(seed);
        var sent = new ByteArrayOutputStream();
        MultiplexedStream stream = ends.ask(asked, false);
        MultiplexedStream accepted = accepted();
        for (int i = 0; i < 300; i++) {
            byte[] piece = new byte[random.nextInt(random.nextBoolean() ? 20 : 40_000)];
            random.nextBytes(piece);
            sent.writeBytes(piece);
            stream.data(Unpooled.wrappedBuffer(piece), i == 299);
            if (random.nextInt(3) > 0) {
                stream.flush();
                ends.deliver();
            }
            if (random.nextInt(4) == 0) {
                accepted.read();
            }
        }
        stream.flush();
        for (int i = 0; i < 10_000 && !served.events.contains("last"); i++) {
            ends.deliver();
            accepted.read();
        }
        assertThat(served.body.toByteArray()).isEqualTo(sent.toByteArray());
    }
}
