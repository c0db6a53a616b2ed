package org.clawpatrol.proxy.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenInjectionTest {

    @Test
    void apply_always_setsTheAuthorization() throws UnusableSecretException {
        FakeRequest request = new FakeRequest("GET");
        apply(request, false, "tok");
        assertThat(request.fields).containsExactly(Map.entry("Authorization", "Bearer tok"));
    }

    /** A14: nothing that could end a header line, and nothing was changed. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "a\r\nX: y", "a\n", "a\rb", "a\0", "a b", "a\tb", "\u00e9", "\u007f"})
    void apply_secretUnfitForAHeader_isRefusedUntouched(String secret) {
        FakeRequest request = new FakeRequest("GET");
        assertThatThrownBy(() -> apply(request, true, secret))
                .isInstanceOf(UnusableSecretException.class)
                .hasMessage("credential \"api\" cannot be sent in a header");
        assertThat(request.fields).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void idempotencyKey_ofRead_isNotAdded(String method) throws UnusableSecretException {
        FakeRequest request = new FakeRequest(method);
        apply(request, true, "tok");
        assertThat(request.fields).doesNotContainKey("Idempotency-Key");
    }

    @Test
    void idempotencyKey_ofWrite_followsTheFingerprintAndTheToken() throws UnusableSecretException {
        String key = keyOf("fingerprint", "tok");
        assertThat(key).hasSize(64).isEqualTo(keyOf("fingerprint", "tok"));
        assertThat(key)
                .isNotEqualTo(keyOf("other", "tok"))
                .isNotEqualTo(keyOf("fingerprint", "t2"));
    }

    @Test
    void idempotencyKey_fromAgent_isLeftAlone() throws UnusableSecretException {
        FakeRequest request = new FakeRequest("POST");
        request.sent.put("Idempotency-Key", "mine");
        apply(request, true, "tok");
        assertThat(request.fields).doesNotContainKey("Idempotency-Key");
    }

    @Test
    void idempotencyKey_hinted_isTheHint() throws UnusableSecretException {
        FakeRequest request = new FakeRequest("POST");
        request.sent.put("X-Clawpatrol-Idempotency-Hint", "order-7");
        apply(request, true, "tok");
        assertThat(request.fields).containsEntry("Idempotency-Key", "order-7");
    }

    @Test
    void idempotencyKey_ofUnreadBody_isNotAdded() throws UnusableSecretException {
        FakeRequest request = new FakeRequest("POST");
        request.fingerprint = Optional.empty();
        apply(request, true, "tok");
        assertThat(request.fields).doesNotContainKey("Idempotency-Key");
    }

    private static String keyOf(String fingerprint, String secret) throws UnusableSecretException {
        FakeRequest request = new FakeRequest("POST");
        request.fingerprint = Optional.of(fingerprint);
        apply(request, true, secret);
        return request.fields.getOrDefault("Idempotency-Key", "");
    }

    private static void apply(FakeRequest request, boolean idempotencyKey, String secret)
            throws UnusableSecretException {
        CredentialConfig credential =
                new CredentialConfig(
                        "api",
                        "bearer_token",
                        List.of("api"),
                        Optional.empty(),
                        Optional.empty(),
                        new CredentialConfig.BearerToken(idempotencyKey));
        try (Lease lease = Lease.of(credential, Map.of("", Secret.of(secret)))) {
            HttpInjection.of(credential).apply(request, lease);
        }
    }

    private static final class FakeRequest implements HeaderEdit {
        private final Map<String, String> fields = new TreeMap<>();
        private final Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private final String method;
        private Optional<String> fingerprint = Optional.of("fingerprint");

        FakeRequest(String method) {
            this.method = method;
        }

        @Override
        public String method() {
            return method;
        }

        @Override
        public Optional<String> first(String name) {
            return Optional.ofNullable(sent.get(name));
        }

        @Override
        public Optional<String> fingerprint() {
            return fingerprint;
        }

        @Override
        public void set(String name, String value) {
            fields.put(name, value);
        }

        @Override
        public void setSecret(String name, String prefix, Secret secret) {
            fields.put(name, prefix + secret.revealText());
        }
    }
}
