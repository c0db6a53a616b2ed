package org.clawpatrol.proxy.credential.mint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.GitHubAppConfig;
import org.clawpatrol.proxy.credential.oauth.IssuedToken;
import org.clawpatrol.proxy.credential.oauth.TokenCall;
import org.clawpatrol.proxy.credential.oauth.TokenException;
import org.clawpatrol.proxy.credential.oauth.TokenReply;
import org.clawpatrol.proxy.credential.oauth.TokenTransport;
import org.clawpatrol.proxy.secret.Secret;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Tokens for signed statements; what is signed is verified with the JDK. */
final class MintedTokensTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final Instant now = Instant.parse("2026-11-21T20:00:00Z");
    private final List<TokenCall> calls = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private static KeyPair pair;
    private int status = 201;
    private String answer =
            """
            {"token": "ghs_1", "expires_at": "2026-11-21T20:30:00Z", "permissions": {}}
            """;
    private final TokenTransport transport =
            call -> {
                calls.add(call);
                bodies.add(new String(call.body(), StandardCharsets.UTF_8));
                return new TokenReply(
                        status, Optional.empty(), answer.getBytes(StandardCharsets.UTF_8));
            };

    @BeforeAll
    static void key() throws Exception {
        pair = RsaKeys.pair(2048);
    }

    @Test
    void gitHubApp_narrowed_asksForThatMuchWithASignedStatement() throws Exception {
        IssuedToken token = app(RsaKeys.pkcs1(pair)).issue();

        assertThat(token.value().revealText()).isEqualTo("ghs_1");
        assertThat(token.expiry()).contains(Instant.parse("2026-11-21T20:30:00Z"));
        assertThat(calls.getFirst().url())
                .hasToString("https://api.github.com/app/installations/99/access_tokens");
        assertThat(JSON.readTree(bodies.getFirst()))
                .isEqualTo(
                        JSON.readTree(
                                "{\"repositories\": [\"web\"], \"permissions\": {\"contents\":"
                                        + " \"read\"}}"));
        JsonNode claims =
                verified(calls.getFirst().fields().getOrDefault("Authorization", "").substring(7));
        assertThat(claims.get("iss").stringValue()).isEqualTo("12345");
        assertThat(claims.get("iat").longValue()).isEqualTo(now.getEpochSecond() - 60);
        assertThat(claims.get("exp").longValue() - claims.get("iat").longValue())
                .isLessThanOrEqualTo(600);
    }

    @Test
    void gitHubApp_answerOfAnotherClock_isUsedForAnHourAtMost() throws Exception {
        for (String end : List.of("2026-11-21T10:00:00Z", "2030-01-01T00:00:00Z")) {
            answer = "{\"token\": \"ghs_1\", \"expires_at\": \"" + end + "\"}";

            assertThat(app(RsaKeys.pkcs8(pair)).issue().expiry())
                    .contains(now.plus(Duration.ofHours(1)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"token\": \"a\\nb\", \"expires_at\": \"2026-11-21T20:30:00Z\"}",
                "{\"token\": \"a\"}",
                "{\"token\": 7, \"expires_at\": \"2026-11-21T20:30:00Z\"}",
                "{\"token\": \"a\", \"expires_at\": \"soon\"}"
            })
    void gitHubApp_notAToken_isRefused(String text) {
        answer = text;

        assertThatThrownBy(() -> app(RsaKeys.pkcs8(pair)).issue())
                .isInstanceOf(TokenException.class);
    }

    @Test
    void gitHubApp_refusedStatement_saysNothingOfWhatWasAnswered() {
        status = 401;
        answer = "{\"message\": \"eyJ-statement could not be decoded\"}";

        assertThatThrownBy(() -> app(RsaKeys.pkcs8(pair)).issue())
                .hasMessageContaining("401")
                .hasMessageNotContaining("statement");
    }

    @Test
    void gitHubApp_noKey_asksNobody() {
        assertThatThrownBy(() -> app("not a key").issue()).hasMessageContaining("private key");
        assertThat(calls).isEmpty();
    }

    @Test
    void google_serviceAccount_showsASignedStatement() throws Exception {
        status = 200;
        answer = "{\"access_token\": \"ya29.x\", \"expires_in\": 3599, \"token_type\": \"Bearer\"}";

        IssuedToken token = google(account("https://oauth2.googleapis.com/token")).issue();

        assertThat(token.value().revealText()).isEqualTo("ya29.x");
        assertThat(token.expiry()).contains(now.plusSeconds(3_599));
        assertThat(bodies.getFirst())
                .startsWith("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&");
        JsonNode claims = verified(bodies.getFirst().split("assertion=")[1]);
        assertThat(claims.get("iss").stringValue()).isEqualTo("robot@lab.iam.test");
        assertThat(claims.get("aud").stringValue())
                .isEqualTo("https://oauth2.googleapis.com/token");
        assertThat(claims.get("scope").stringValue())
                .isEqualTo("https://www.googleapis.com/auth/cloud-platform");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://oauth2.googleapis.com/token", "ftp://x", "::", "/token"})
    void google_tokenAddressWithoutTls_asksNobody(String url) {
        assertThatThrownBy(() -> google(account(url)).issue()).hasMessageContaining("token_uri");
        assertThat(calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "not json", "{\"token_uri\": 1}"})
    void google_noAccount_asksNobody(String text) {
        assertThatThrownBy(() -> google(text).issue()).hasMessageContaining("sa_key");
        assertThat(calls).isEmpty();
    }

    private GitHubAppTokens app(String key) {
        return new GitHubAppTokens(
                new GitHubAppConfig(
                        "12345",
                        "99",
                        "https://api.github.com",
                        List.of("web"),
                        Map.of("contents", "read"),
                        Optional.empty()),
                Secret.of(key),
                transport,
                () -> now);
    }

    private GoogleTokens google(String account) {
        return new GoogleTokens(Secret.of(account), transport, () -> now);
    }

    private static String account(String tokenUrl) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "service_account")
                .put("client_email", "robot@lab.iam.test")
                .put("private_key_id", "k1")
                .put("private_key", RsaKeys.pkcs8(pair))
                .put("token_uri", tokenUrl)
                .toString();
    }

    private static JsonNode verified(String token) throws Exception {
        String[] parts = token.split("\\.");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(pair.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8))
                .contains("\"RS256\"");
        return JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
    }
}
