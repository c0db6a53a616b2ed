package org.clawpatrol.proxy.bench;

/** What reading the clock twice takes by itself. Stateless. */
final class TimerCost {
    private static final int PAIRS = 200_000;

    private TimerCost() {}

    /** The median over many pairs with nothing between them, in nanoseconds. */
    static long nanos() {
        Samples samples = new Samples(PAIRS);
        measure(samples);
        samples.clear();
        measure(samples);
        return samples.distribution(0).p50();
    }

    private static void measure(Samples into) {
        while (into.hasRoomFor(1)) {
            long from = System.nanoTime();
            long to = System.nanoTime();
            into.add(0, to - from);
        }
    }
}
