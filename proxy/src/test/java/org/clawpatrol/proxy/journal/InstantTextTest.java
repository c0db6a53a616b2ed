package org.clawpatrol.proxy.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class InstantTextTest {
    private static final int[] EDGE_NANOS = {
        0,
        1,
        9,
        10,
        999,
        1_000,
        1_001,
        999_000,
        999_999,
        1_000_000,
        1_000_001,
        1_001_000,
        10_000_000,
        99_999_999,
        100_000_000,
        120_000_000,
        123_456_000,
        999_000_000,
        999_999_000,
        999_999_999
    };
    private static final long[] EDGE_SECONDS = {
        Instant.MIN.getEpochSecond(),
        Instant.MAX.getEpochSecond(),
        Instant.parse("0000-01-01T00:00:00Z").getEpochSecond(),
        Instant.parse("-0001-12-31T23:59:59Z").getEpochSecond(),
        Instant.parse("9999-12-31T23:59:59Z").getEpochSecond(),
        Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond(),
        -1,
        0,
        1_800_000_000L
    };

    private final InstantText times = new InstantText();

    @Test
    void edges_ofSecondsAndNanos_areWrittenAsTheJdkWritesThem() {
        for (long second : EDGE_SECONDS) {
            for (int nanos : EDGE_NANOS) {
                agrees(times, Instant.ofEpochSecond(second, nanos));
            }
        }
    }

    @Test
    void randomTimes_areWrittenAsTheJdkWritesThem() {
        Random random = new Random(11);
        for (int round = 0; round < 50_000; round++) {
            agrees(times, draw(random));
        }
    }

    @Test
    void threads_thatShareIt_eachGetTheirOwnTime() throws Exception {
        List<Callable<@Nullable Void>> writers = new ArrayList<>();
        for (int seed = 0; seed < 4; seed++) {
            Random random = new Random(seed);
            writers.add(
                    () -> {
                        for (int round = 0; round < 20_000; round++) {
                            agrees(times, draw(random));
                        }
                        return null;
                    });
        }
        try (var threads = Executors.newFixedThreadPool(writers.size())) {
            for (var writer : threads.invokeAll(writers)) {
                writer.get();
            }
        }
    }

    private static void agrees(InstantText times, Instant time) {
        if (!times.of(time).equals(time.toString())) {
            assertThat(times.of(time)).isEqualTo(time.toString());
        }
    }

    /** Often the same second again, of all magnitudes of nanoseconds. */
    private static Instant draw(Random random) {
        long second =
                switch (random.nextInt(4)) {
                    case 0 ->
                            random.nextLong(
                                    Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond());
                    case 1 -> random.nextLong(4_000_000_000L);
                    default -> 1_800_000_000L + random.nextInt(3);
                };
        int unit = (int) Math.pow(10, random.nextInt(9));
        int nanos = random.nextInt(1_000_000_000 / unit) * unit;
        return Instant.ofEpochSecond(second, random.nextBoolean() ? nanos : nanos / unit);
    }
}
