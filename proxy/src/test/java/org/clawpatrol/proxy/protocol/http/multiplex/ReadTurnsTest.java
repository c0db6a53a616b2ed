package org.clawpatrol.proxy.protocol.http.multiplex;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When arrivals are handed over, and when they wait. */
class ReadTurnsTest {
    private final Log log = new Log();
    private final ReadTurns turns = new ReadTurns(log);

    /** What the owner was told: what came at once or had waited, and where turns begin and end. */
    private static class Log implements ReadTurns.Taker {
        final List<String> events = new ArrayList<>();

        @Override
        public void turnBegan() {
            events.add("began");
        }

        @Override
        public void take(Arrival arrival, boolean waited) {
            events.add(waited ? "waited" : "piece");
        }

        @Override
        public void turnEnded() {
            events.add("ended");
        }
    }

    private static Arrival piece() {
        return new Arrival.Piece(Unpooled.EMPTY_BUFFER, 0, false);
    }

    private void arrive(int count) {
        for (int i = 0; i < count; i++) {
            turns.arrived(piece());
        }
    }

    @Test
    void whatNobodyAskedFor_waits() {
        assertThat(turns.arrived(piece())).isFalse();
        assertThat(turns.serve()).isTrue();
        assertThat(log.events).isEmpty();
        assertThat(turns.isEmpty()).isFalse();
    }

    @Test
    void whatWasAskedFor_isHandedOverAsItArrives_untilTheTurnIsEnded() {
        turns.ask();
        assertThat(turns.arrived(piece())).isTrue();
        arrive(1);
        turns.end();
        arrive(1);
        assertThat(log.events).containsExactly("began", "piece", "piece", "ended");
        assertThat(turns.isEmpty()).isFalse();
    }

    @Test
    void turnOverWhatWaited_endsWithIt() {
        arrive(2);
        turns.ask();
        turns.serve();
        assertThat(log.events).containsExactly("waited", "waited", "ended");
        assertThat(turns.isEmpty()).isTrue();
    }

    @Test
    void turn_isBounded_whetherItsArrivalsWaitedOrNot() {
        turns.ask();
        arrive(ReadTurns.ARRIVALS + 20);
        turns.end();
        assertThat(log.events).hasSize(ReadTurns.ARRIVALS + 2);
        log.events.clear();
        turns.ask();
        turns.serve();
        assertThat(log.events).hasSize(ReadTurns.ARRIVALS + 1).doesNotContain("piece");
        log.events.clear();
        turns.ask();
        turns.serve();
        assertThat(log.events).hasSize(4 + 1);
    }

    /** Order: what waits goes first, even where the next could be handed over at once. */
    @Test
    void whatArrivesBehindSomethingThatWaits_waitsToo() {
        arrive(1);
        turns.ask();
        assertThat(turns.arrived(piece())).isFalse();
        assertThat(log.events).containsExactly("began");
        turns.end();
        assertThat(log.events).containsExactly("began", "ended");
        turns.ask();
        turns.serve();
        assertThat(log.events).endsWith("waited", "waited", "ended");
    }

    /** An owner that asks while it takes gets its next turn after this one, not inside it. */
    @Test
    void askingWithinATurn_startsTheNextOneBehindIt() {
        var eager =
                new Log() {
                    ReadTurns own = turns;

                    @Override
                    public void take(Arrival arrival, boolean waited) {
                        super.take(arrival, waited);
                        own.ask();
                        assertThat(own.serve()).isFalse();
                    }
                };
        var own = new ReadTurns(eager);
        eager.own = own;
        for (int i = 0; i < ReadTurns.ARRIVALS + 1; i++) {
            own.arrived(piece());
        }
        own.ask();
        own.serve();
        assertThat(eager.events)
                .hasSize(ReadTurns.ARRIVALS + 1 + 2)
                .endsWith("waited", "ended", "waited", "ended");
    }

    @Test
    void whatIsDropped_isReleased() {
        ByteBuf content = Unpooled.buffer(1).writeZero(1);
        turns.arrived(new Arrival.Piece(content, 1, false));
        turns.drop();
        assertThat(content.refCnt()).isZero();
        assertThat(turns.isEmpty()).isTrue();
    }
}
