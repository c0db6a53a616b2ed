package org.clawpatrol.proxy.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.clawpatrol.proxy.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretExpiryTest {

    @Test
    void jsonWebToken_endsWhenItSays() {
        assertThat(of(token("{\"exp\":1767225600,\"iss\":\"x\"}")))
                .contains(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(of(token("{\"exp\":1767225600.5}")))
                .contains(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"exp\":\"1767225600\"}",
                "{\"exp\":null}",
                "{\"exp\":1e300}",
                "{\"exp\":9223372036854775807}",
                "not json",
                ""
            })
    void jsonWebToken_withoutAUsableEnd_hasNone(String claims) {
        assertThat(of(token(claims))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ghp_0123456789",
                "a.b",
                "a.b.c.d",
                "..",
                "a.!!!.c",
                "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----",
                "-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----"
            })
    void otherText_hasNone(String text) {
        assertThat(of(text)).isEmpty();
    }

    @Test
    void anyBytes_neverThrow() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            byte[] dotted = (new String(bytes, UTF_8) + "." + "e30." + i).getBytes(UTF_8);
            assertThat(SecretExpiry.of(Secret.of(bytes))).isNotNull();
            assertThat(SecretExpiry.of(Secret.of(dotted))).isNotNull();
        }
    }

    private static Optional<Instant> of(String text) {
        return SecretExpiry.of(Secret.of(text));
    }

    private static String token(String claims) {
        return "e30."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8))
                + ".c2ln";
    }
}
