package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A11: where a placeholder is looked for, and nowhere else. */
final class HttpDispatchSubjectTest {
    private static final String[] EVERYWHERE = {
        "Authorization", "Bearer in-authorization",
        "AUTHORIZATION", "Basic dXNlcjppbi1wYXlsb2Fk",
        "Cookie", "sid=in-cookie",
        "X-ClickHouse-User", "in-user-header",
        "X-ClickHouse-Key", "in-key-header",
        "X-Api-Key", "in-api-key",
        "Proxy-Authorization", "Bearer in-proxy",
        "X-Note", "Basic dXNlcjppbi1ub3Rl",
    };
    private static final Optional<String> QUERY =
            Optional.of("user=in-user&pass%77ord=in-password&key=in-key");

    private static List<String> texts(String type) {
        return new HttpDispatchSubject(type, fields(EVERYWHERE), QUERY).placeholderTexts();
    }

    private static HttpFields fields(String... namesAndValues) {
        List<HeaderField> fields = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(new HeaderField(namesAndValues[i], namesAndValues[i + 1]));
        }
        return HttpFields.of(fields);
    }

    @Test
    void https_looksIntoAuthorizationItsBasicPayloadAndCookies() {
        assertThat(texts("https"))
                .containsExactlyInAnyOrder(
                        "Bearer in-authorization",
                        "Basic dXNlcjppbi1wYXlsb2Fk",
                        "user:in-payload",
                        "sid=in-cookie");
    }

    @Test
    void codex_looksIntoAuthorizationAlone() {
        assertThat(texts("openai_codex_https"))
                .containsExactly("Bearer in-authorization", "Basic dXNlcjppbi1wYXlsb2Fk");
    }

    @Test
    void clickHouse_looksWhereItsClientsLogIn() {
        assertThat(texts("clickhouse_https"))
                .containsExactlyInAnyOrder(
                        "Bearer in-authorization",
                        "Basic dXNlcjppbi1wYXlsb2Fk",
                        "user:in-payload",
                        "in-user-header",
                        "in-key-header",
                        "in-user",
                        "in-password");
    }

    @Test
    void kubernetes_looksNowhere() {
        assertThat(texts("kubernetes")).isEmpty();
    }

    @Test
    void brokenBasicPayload_isNoText() {
        assertThat(
                        new HttpDispatchSubject(
                                        "https",
                                        fields("Authorization", "Basic !!!"),
                                        Optional.empty())
                                .placeholderTexts())
                .containsExactly("Basic !!!");
    }

    @Test
    void user_isWhatTheRequestSaysOnce() {
        assertThat(value("user", Optional.of("user=ro"))).contains("ro");
        assertThat(value("user", Optional.empty(), "X-ClickHouse-User", "ro")).contains("ro");
        assertThat(value("user", Optional.empty(), "Authorization", "Basic cm86cHc="))
                .contains("ro");
        assertThat(value("user", Optional.of("user=ro"), "X-ClickHouse-User", "ro")).contains("ro");
        assertThat(value("user", Optional.of("user=ro&user=rw"))).isEmpty();
        assertThat(value("user", Optional.of("user=ro"), "X-ClickHouse-User", "rw")).isEmpty();
        assertThat(value("user", Optional.empty())).isEmpty();
    }

    @Test
    void database_isWhatTheRequestSaysOnce() {
        assertThat(value("database", Optional.of("database=d"))).contains("d");
        assertThat(value("database", Optional.empty(), "X-ClickHouse-Database", "d")).contains("d");
        assertThat(value("database", Optional.of("database=d"), "X-ClickHouse-Database", "e"))
                .isEmpty();
        assertThat(value("placeholder", Optional.of("placeholder=x"))).isEmpty();
    }

    private static Optional<String> value(String name, Optional<String> query, String... fields) {
        return new HttpDispatchSubject("clickhouse_https", fields(fields), query).value(name);
    }
}
