package org.clawpatrol.proxy.bench;

import java.util.SplittableRandom;

/** The numbers below a size, in an order that is never the same twice. One thread. */
final class RandomOrder {
    private final int[] order;
    private final SplittableRandom random;

    RandomOrder(int size, long seed) {
        this.order = new int[size];
        this.random = new SplittableRandom(seed);
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
    }

    int size() {
        return order.length;
    }

    int at(int place) {
        return order[place];
    }

    void shuffle() {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }
}
