package org.clawpatrol.proxy.credential.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.credential.EditedRequest;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.UnusableSecretException;
import org.clawpatrol.proxy.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenInjectionTest {

    @Test
    void apply_always_setsTheAuthorization() throws UnusableSecretException {
        EditedRequest request = request("GET");
        apply(request, false, "tok");
        assertThat(request.changed()).containsExactly(Map.entry("Authorization", "Bearer tok"));
    }

    /** A14: nothing that could end a header line, and nothing was changed. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "a\r\nX: y", "a\n", "a\rb", "a\0", "a b", "a\tb", "\u00e9", "\u007f"})
    void apply_secretUnfitForAHeader_isRefusedUntouched(String secret) {
        EditedRequest request = request("GET");
        assertThatThrownBy(() -> apply(request, true, secret))
                .isInstanceOf(UnusableSecretException.class)
                .hasMessage("credential \"api\" cannot be sent in a header");
        assertThat(request.changed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void idempotencyKey_ofRead_isNotAdded(String method) throws UnusableSecretException {
        EditedRequest request = request(method);
        apply(request, true, "tok");
        assertThat(request.changed()).doesNotContainKey("Idempotency-Key");
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
        EditedRequest request = request("POST");
        var _ = request.with("Idempotency-Key", "mine");
        apply(request, true, "tok");
        assertThat(request.changed()).doesNotContainKey("Idempotency-Key");
    }

    @Test
    void idempotencyKey_hinted_isTheHint() throws UnusableSecretException {
        EditedRequest request = request("POST");
        var _ = request.with("X-Clawpatrol-Idempotency-Hint", "order-7");
        apply(request, true, "tok");
        assertThat(request.changed()).containsEntry("Idempotency-Key", "order-7");
    }

    @Test
    void idempotencyKey_ofUnreadBody_isNotAdded() throws UnusableSecretException {
        EditedRequest request = request("POST");
        request.fingerprint = Optional.empty();
        apply(request, true, "tok");
        assertThat(request.changed()).doesNotContainKey("Idempotency-Key");
    }

    private static String keyOf(String fingerprint, String secret) throws UnusableSecretException {
        EditedRequest request = request("POST");
        request.fingerprint = Optional.of(fingerprint);
        apply(request, true, secret);
        return request.changed().getOrDefault("Idempotency-Key", "");
    }

    private static void apply(EditedRequest request, boolean idempotencyKey, String secret)
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
            HttpInjections.of(credential).apply(request, lease);
        }
    }

    private static EditedRequest request(String method) {
        EditedRequest request = new EditedRequest();
        request.method = method;
        return request;
    }
}
