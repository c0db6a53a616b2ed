package org.clawpatrol.proxy.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.proxy.fake.LoadedPolicy;
import org.clawpatrol.proxy.fake.LogLines;
import org.clawpatrol.proxy.fake.UnsignedToken;
import org.clawpatrol.proxy.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExpiryWatchTest {
    private static final Instant ENDS = Instant.parse("2026-06-30T12:00:00Z");

    @TempDir private Path folder;
    private Instant now = ENDS.minus(Duration.ofDays(30));
    private Instant ends = ENDS;

    @Test
    void secretThatEnds_isNamedOnceAtEachStep_andAgainWhenItWasReplaced() throws Exception {
        Configuration configuration = LoadedPolicy.of(folder, "").configuration();
        ExpiryWatch watch =
                new ExpiryWatch(
                        new SecretEnds(
                                () -> configuration,
                                (credential, slots) ->
                                        Map.of("", Secret.of(UnsignedToken.ending(ends)))),
                        () -> now);
        try (LogLines lines = LogLines.of(ExpiryWatch.class)) {
            watch.run();
            assertThat(lines.all()).isEmpty();
            for (Duration left :
                    List.of(
                            Duration.ofDays(14),
                            Duration.ofDays(10),
                            Duration.ofDays(3),
                            Duration.ofDays(2),
                            Duration.ofHours(5),
                            Duration.ofHours(1),
                            Duration.ZERO,
                            Duration.ofDays(-9))) {
                now = ENDS.minus(left);
                watch.run();
                watch.run();
            }
            assertThat(lines.all()).hasSize(4);
            assertThat(lines.all().getFirst())
                    .contains("credential api_key: its secret ends at 2026-06-30T12:00:00Z")
                    .contains("clawpatrol credentials set api_key");
            assertThat(lines.all().getLast()).contains("ended at");
            ends = now.plus(Duration.ofDays(2));
            watch.run();
            assertThat(lines.all()).hasSize(5);
        }
    }
}
