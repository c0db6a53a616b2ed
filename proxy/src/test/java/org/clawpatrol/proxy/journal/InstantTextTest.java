package org.clawpatrol.proxy.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class InstantTextTest {
    private final InstantText text = new InstantText();

    @Test
    void instants_ofAnyTime_areWrittenAsJavaWritesThem() {
        var random = new Random(1);
        long[] units = {1, 1_000, 1_000_000, 1_000_000_000};
        for (int i = 0; i < 20_000; i++) {
            long second = random.nextLong(-100_000_000_000L, 400_000_000_000L);
            long unit = units[i % units.length];
            Instant at = Instant.ofEpochSecond(second, random.nextInt(1_000_000_000) / unit * unit);
            assertThat(text.of(at)).isEqualTo(at.toString());
            assertThat(text.of(at.plusMillis(7))).isEqualTo(at.plusMillis(7).toString());
        }
    }

    @Test
    void instant_ofTheEpoch_isWritten() {
        assertThat(text.of(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00Z");
    }
}
