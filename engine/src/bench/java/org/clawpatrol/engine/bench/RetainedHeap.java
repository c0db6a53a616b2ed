package org.clawpatrol.engine.bench;

import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Weighs objects by what the heap holds with several of them and without. Stateless. */
final class RetainedHeap {
    private static final int COPIES = 4;
    private static final int COLLECTIONS = 5;

    private RetainedHeap() {}

    /** Bytes that one of the things made keeps. */
    static long of(Supplier<?> maker) {
        long before = used();
        Object[] kept = Stream.generate(maker).limit(COPIES).toArray();
        long after = used();
        return (after - before) / kept.length;
    }

    /** The serial collector leaves some dead objects where they are, but not every fourth time. */
    private static long used() {
        return LongStream.range(0, COLLECTIONS).map(_ -> collected()).min().orElse(0);
    }

    private static long collected() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
