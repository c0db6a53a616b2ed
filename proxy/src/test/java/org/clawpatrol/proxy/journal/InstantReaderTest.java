package org.clawpatrol.proxy.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class InstantReaderTest {
    private static final List<String> ODD =
            List.of(
                    "",
                    "Z",
                    "2026-03-01T10:00:00Z",
                    "2026-03-01T10:00:00.Z",
                    "2026-03-01T10:00:00.5Z",
                    "2026-03-01T10:00:00.1234567890Z",
                    "2026-03-01T10:00:00.5z",
                    "2026-03-01T10:00:00.5+01:00",
                    "2026-03-01T10:00:00.-5Z",
                    "2026-03-01t10:00:00.5Z",
                    "2026-03-01T24:00:00.0Z",
                    "2026-03-01T24:00:00.5Z",
                    "2026-12-31T23:59:60.5Z",
                    "2026-12-31T23:59:59.5Z",
                    "+12026-03-01T10:00:00.5Z",
                    "-0001-03-01T10:00:00.5Z",
                    "2026-03-01T10:00:00.\u0665Z");

    private final InstantReader reader = new InstantReader();

    @Test
    void times_inAnyOrder_areReadAsTheyWereWritten() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            Instant time =
                    Instant.ofEpochSecond(
                            1_772_359_200L + random.nextInt(3),
                            random.nextInt(1_000_000_000) / (int) Math.pow(10, random.nextInt(9)));
            assertThat(reader.of(time.toString())).isEqualTo(time);
        }
    }

    @Test
    void texts_thatAreNoTimeOrAnOddOne_areReadAsByTheJdkWhateverCameBefore() {
        for (String before : ODD) {
            for (String text : ODD) {
                read(reader::of, before);
                assertThat(read(reader::of, text))
                        .as("`%s` after `%s`", text, before)
                        .isEqualTo(read(Instant::parse, text));
            }
        }
    }

    private static Optional<Instant> read(Function<String, Instant> reader, String text) {
        try {
            return Optional.of(reader.apply(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
