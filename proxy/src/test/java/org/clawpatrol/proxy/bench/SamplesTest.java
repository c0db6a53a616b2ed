package org.clawpatrol.proxy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Percentiles of samples. */
final class SamplesTest {

    @Test
    void distribution_ofOneToAHundred_isTheNearestRank() {
        Samples samples = samples(LongStream.rangeClosed(1, 100).map(i -> 101 - i).toArray());

        assertThat(samples.distribution(0)).isEqualTo(new Distribution(100, 50, 95, 99, 100));
    }

    @Test
    void distribution_ofOne_isThatOneThroughout() {
        assertThat(samples(7).distribution(0)).isEqualTo(new Distribution(1, 7, 7, 7, 7));
    }

    @Test
    void distribution_ofNone_isZero() {
        assertThat(samples().distribution(0)).isEqualTo(new Distribution(0, 0, 0, 0, 0));
    }

    @Test
    void distribution_lessTheTimer_isNeverNegative() {
        assertThat(samples(5, 30).distribution(20)).isEqualTo(new Distribution(2, 0, 10, 10, 10));
    }

    @Test
    void distribution_ofSomeActions_leavesTheOthersOut() {
        Samples samples = samples(10, 20, 30, 40);

        assertThat(samples.distribution(action -> action % 2 == 1, 0))
                .isEqualTo(new Distribution(2, 20, 40, 40, 40));
    }

    @Test
    void samples_cleared_haveRoomAgain() {
        Samples samples = samples(1, 2);
        assertThat(samples.hasRoomFor(1)).isFalse();

        samples.clear();

        assertThat(samples.hasRoomFor(2)).isTrue();
        assertThat(samples.count()).isZero();
    }

    @Test
    void order_shuffled_isAPermutationThatOnlyTheSeedDecides() {
        RandomOrder order = new RandomOrder(50, 3);
        RandomOrder same = new RandomOrder(50, 3);
        order.shuffle();
        same.shuffle();

        int[] places = new int[order.size()];
        for (int i = 0; i < order.size(); i++) {
            places[order.at(i)]++;
            assertThat(order.at(i)).isEqualTo(same.at(i));
        }
        assertThat(places).containsOnly(1);
    }

    /** Of actions 0, 1, 2 and so on. */
    private static Samples samples(long... nanos) {
        Samples samples = new Samples(nanos.length);
        for (int i = 0; i < nanos.length; i++) {
            samples.add(i, nanos[i]);
        }
        return samples;
    }
}
