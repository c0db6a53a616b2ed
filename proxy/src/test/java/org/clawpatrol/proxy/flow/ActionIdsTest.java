package org.clawpatrol.proxy.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ActionIdsTest {
    private static final Instant TIME = Instant.parse("2026-11-21T12:00:00.123Z");

    private final ActionIds ids = new ActionIds(() -> TIME, new Random(1));

    @Test
    void id_isAUuidOfVersionSevenAndBeginsWithItsTime() {
        for (int i = 0; i < 1000; i++) {
            UUID id = UUID.fromString(ids.next());
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(TIME.toEpochMilli());
        }
    }

    @Test
    void ids_ofOneMillisecond_differ() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add(ids.next())).isTrue();
        }
    }
}
