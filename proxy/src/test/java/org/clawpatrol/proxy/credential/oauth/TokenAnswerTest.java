package org.clawpatrol.proxy.credential.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenAnswerTest {
    private static final String SERVER = "`login.lab.test`";

    @Test
    void read_fullAnswer_hasTokensAndLifetime() throws TokenException {
        TokenAnswer answer =
                read(
                        200,
                        """
                        {"access_token": "at-1", "token_type": "bearer", "expires_in": 3600,
                         "refresh_token": "rt-1", "scope": "a b", "id_token": "x.y.z"}
                        """);

        assertThat(answer.accessToken().revealText()).isEqualTo("at-1");
        assertThat(answer.refreshToken().orElseThrow().revealText()).isEqualTo("rt-1");
        assertThat(answer.lifetime()).contains(Duration.ofHours(1));
        assertThat(answer.toString()).doesNotContain("at-1").doesNotContain("rt-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{\"access_token\": \"a\"} {}",
                "{\"access_token\": \"a\", \"access_token\": \"b\"}",
                "{\"access_token\": \"a\", \"token_type\": \"mac\"}",
                "{\"access_token\": \"a\", \"token_type\": \"DPoP\"}",
                "{\"access_token\": \"\"}",
                "{\"access_token\": 7}",
                "{\"access_token\": \"a\\r\\nX: y\"}",
                "{\"access_token\": \"a\\u0000\"}",
                "{\"access_token\": \"a\", \"refresh_token\": \"b\\n\"}",
                "{\"refresh_token\": \"b\"}",
                "access_token=a&token_type=bearer",
                "<html>log in</html>"
            })
    void read_notATokenAnswer_isRefused(String body) {
        assertThatThrownBy(() -> read(200, body)).isInstanceOf(TokenException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1", "0", "\"\"", "\"soon\"", "true", "{}", "1e400", "99999999999", "0.5"})
    void read_lifetimeWithoutSense_isRefused(String lifetime) {
        assertThatThrownBy(
                        () ->
                                read(
                                        200,
                                        "{\"access_token\": \"a\", \"expires_in\": "
                                                + lifetime
                                                + "}"))
                .isInstanceOf(TokenException.class);
    }

    @ParameterizedTest
    @CsvSource({"60, 60", "'\"3600\"', 3600", "28800.0, 28800"})
    void read_lifetimeAsServersWriteIt_isRead(String written, long seconds) throws TokenException {
        TokenAnswer answer =
                read(200, "{\"access_token\": \"a\", \"expires_in\": " + written + "}");

        assertThat(answer.lifetime()).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void read_withoutLifetime_hasNone() throws TokenException {
        assertThat(read(200, "{\"access_token\": \"a\"}").lifetime()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401})
    void read_invalidGrant_saysThatTheGrantIsGone(int status) {
        assertThatThrownBy(() -> read(status, "{\"error\": \"invalid_grant\"}"))
                .isInstanceOfSatisfying(
                        TokenException.class, e -> assertThat(e.grantIsGone()).isTrue());
    }

    @Test
    void read_errorThatQuotesASecret_isNotQuoted() {
        assertThatThrownBy(
                        () ->
                                read(
                                        400,
                                        """
                                        {"error": "rt_secret", "error_description": "rt_secret",
                                         "error_uri": "https://x/rt_secret"}
                                        """))
                .isInstanceOf(TokenException.class)
                .hasMessageNotContaining("rt_secret");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 404, 500, 503})
    void read_otherStatus_isRefused(int status) {
        assertThatThrownBy(() -> read(status, "{\"access_token\": \"a\"}"))
                .hasMessageContaining(String.valueOf(status));
    }

    @Test
    void read_anyBytes_isRefusedAndNeverThrowsAnythingElse() {
        Random random = new Random(7);
        String alphabet = "{}[]\":,\\ access_token\u0000\uffff9-e";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder("{\"access_token\":");
            for (int n = random.nextInt(24); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                assertThat(read(200, text.toString()).accessToken().isEmpty()).isFalse();
            } catch (TokenException e) {
                assertThat(e.why()).startsWith(": ");
            }
        }
    }

    private static TokenAnswer read(int status, String body) throws TokenException {
        return TokenAnswer.read(
                SERVER,
                new TokenReply(status, Optional.empty(), body.getBytes(StandardCharsets.UTF_8)));
    }
}
