package org.clawpatrol.proxy.protocol.http.mask;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.clawpatrol.proxy.secret.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Patterns are built once, and none outlives its use. */
class MaskCacheTest {
    private final DefaultEventLoop loop = new DefaultEventLoop();
    private long nanos = -5;
    private final MaskCache cache = new MaskCache(loop, () -> nanos);

    @AfterEach
    void stop() {
        loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }

    @Test
    void mask_ofTheSameSecrets_isBuiltOnce() {
        for (int i = 0; i < 3; i++) {
            try (SecretMask mask = mask("first-secret", "second-secret")) {
                assertThat(mask.text("a second-secret b")).isEqualTo("a ************* b");
                assertThat(mask.covered()).isEqualTo(1);
            }
        }
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void mask_ofAReplacedSecret_findsTheNewOneAndNotTheOld() {
        mask("first-secret").close();
        try (SecretMask mask = mask("other-secret")) {
            assertThat(mask.text("first-secret other-secret"))
                    .isEqualTo("first-secret ************");
        }
    }

    @Test
    void masks_atOnce_keepTheirOwnState() {
        try (SecretMask one = mask("first-secret");
                SecretMask two = mask("first-secret")) {
            assertThat(one.text("first-secret")).isEqualTo("************");
            assertThat(two.covered()).isZero();
        }
    }

    @Test
    void sweep_afterTheTime_forgetsAllButWhatIsInUse() {
        SecretMask used = mask("first-secret");
        nanos += TimeUnit.MINUTES.toNanos(11);
        mask("other-secret").close();
        cache.sweep();
        assertThat(cache.size()).isEqualTo(1);
        assertThat(used.text("first-secret")).isEqualTo("************");
        used.close();
        assertThat(used.text("first-secret")).isEqualTo("first-secret");
        used.close();
    }

    @Test
    void masks_ofVeryManySecrets_areBounded() {
        try (SecretMask used = mask("first-secret")) {
            for (int i = 0; i < 1000; i++) {
                mask("secret-number-" + i).close();
            }
            assertThat(cache.size()).isEqualTo(64);
            assertThat(used.text("first-secret")).isEqualTo("************");
        }
    }

    private SecretMask mask(String... secrets) {
        return cache.mask(List.of(secrets).stream().map(Secret::of).toList());
    }
}
