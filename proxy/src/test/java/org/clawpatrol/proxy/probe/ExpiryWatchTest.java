package org.clawpatrol.proxy.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.load.PolicyLoader;
import org.clawpatrol.proxy.fake.LogLines;
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
        Configuration configuration = configuration();
        ExpiryWatch watch =
                new ExpiryWatch(
                        new SecretEnds(
                                () -> configuration,
                                (credential, slots) -> Map.of("", Secret.of(token()))),
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
                    .contains("credential key: its secret ends at 2026-06-30T12:00:00Z")
                    .contains("clawpatrol credentials set key");
            assertThat(lines.all().getLast()).contains("ended at");
            ends = now.plus(Duration.ofDays(2));
            watch.run();
            assertThat(lines.all()).hasSize(5);
        }
    }

    private String token() {
        String claims = "{\"exp\":" + ends.getEpochSecond() + "}";
        return "e30." + Base64.getUrlEncoder().encodeToString(claims.getBytes(UTF_8)) + ".c2ln";
    }

    private Configuration configuration() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("gateway.hcl"),
                        """
                        schema_version = 1
                        gateway {
                          state_dir = "state"
                          key_file  = "key"
                          proxy { listen = "127.0.0.1:9180" }
                        }
                        defaults {
                          unknown_host = "deny"
                          no_match     = "deny"
                        }
                        endpoint "https" "api" { hosts = ["api.lab.test"] }
                        credential "bearer_token" "key" { endpoint = https.api }
                        profile "default" { credentials = [bearer_token.key] }
                        """);
        return new PolicyLoader(Map.of()).load(file).configuration().orElseThrow();
    }
}
