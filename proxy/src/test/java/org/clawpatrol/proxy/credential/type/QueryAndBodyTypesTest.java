package org.clawpatrol.proxy.credential.type;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.credential.EditedRequest;
import org.clawpatrol.proxy.credential.UnusableSecretException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The types that change target or body. */
final class QueryAndBodyTypesTest {
    private static final String PLACEHOLDER = "0000000000:clawpatrol-placeholder-do-not-use";
    private static final String ESCAPED = "0000000000%3Aclawpatrol-placeholder-do-not-use";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BOT = "123:AA-b_c";

    private final EditedRequest request = new EditedRequest();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1?key=agents          | /v1?key=K%2F1",
                "/v1?a=1&key=x&b=2       | /v1?a=1&key=K%2F1&b=2",
                "/v1?%6bey=x&key=y       | /v1?%6bey=K%2F1&key=K%2F1",
                "/v1?key=&key=x          | /v1?key=&key=K%2F1",
                "/v1?k%65%79=a%3Db       | /v1?k%65%79=K%2F1",
                "/v1?key==               | /v1?key=K%2F1",
            })
    void gemini_keyInTheQuery_isOverwritten(String sent, String expected)
            throws UnusableSecretException {
        request.target = sent;
        new Injected(new CredentialConfig.GeminiKey()).into(request, "K/1");

        assertThat(request.changed()).containsExactly(entry("x-goog-api-key", "K/1"));
        assertThat(request.newTarget()).contains(expected);
        assertThat(request.masked()).containsExactly("K%2F1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1", "/v1?", "/v1?key", "/v1?key=", "/v1?Key=x&apikey=x", "/key=x?a=key"})
    void gemini_noKeyInTheQuery_leavesTheTarget(String sent) throws UnusableSecretException {
        request.target = sent;
        new Injected(new CredentialConfig.GeminiKey()).into(request, "K1");

        assertThat(request.newTarget()).isEmpty();
        assertThat(request.changed()).containsExactly(entry("x-goog-api-key", "K1"));
    }

    @Test
    void telegram_placeholder_isReplacedInPathAndQuery() throws UnusableSecretException {
        request.target = "/bot" + PLACEHOLDER + "/getMe?t=" + ESCAPED + "&u=" + PLACEHOLDER;
        telegram(BOT);

        assertThat(request.newTarget()).contains("/bot123:AA-b_c/getMe?t=123:AA-b_c&u=123:AA-b_c");
        assertThat(request.changed()).isEmpty();
    }

    @Test
    void telegram_otherToken_staysTheAgents() throws UnusableSecretException {
        request.target = "/bot999:mine/getMe";
        telegram(BOT);

        assertThat(request.newTarget()).isEmpty();
    }

    @Test
    void telegram_tokenThatMeansSomethingInAPath_isEscapedThere() throws UnusableSecretException {
        request.target = "/bot" + PLACEHOLDER + "/getMe";
        body("application/json; charset=utf-8", "{\"token\":\"" + PLACEHOLDER + "\"}");
        telegram("1:a/../x?y#z");

        assertThat(request.newTarget()).contains("/bot1:a%2F..%2Fx%3Fy%23z/getMe");
        assertThat(request.newBody()).contains("{\"token\":\"1:a/../x?y#z\"}");
        assertThat(request.masked()).containsExactly("1:a%2F..%2Fx%3Fy%23z");
    }

    @ParameterizedTest
    @ValueSource(strings = {FORM, "application/JSON", "application/vnd.api+json; x=y", "text/json"})
    void telegram_placeholderInAFormOrJson_isReplaced(String type) throws UnusableSecretException {
        body(type, "a=" + PLACEHOLDER + "&b=" + PLACEHOLDER);
        assertThat(new Injected(new CredentialConfig.TelegramBot()).injection().needsBody(request))
                .isTrue();
        telegram(BOT);

        assertThat(request.newBody()).contains("a=" + BOT + "&b=" + BOT);
    }

    /** Another spelling is another text: the origin gets what the agent wrote. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000:clawpatrol\\u002dplaceholder-do-not-use",
                "0000000000:CLAWPATROL-placeholder-do-not-use",
                "0000000000:clawpatrol-placeholder-do-not-us",
            })
    void telegram_otherSpellingInJson_isLeftAlone(String text) throws UnusableSecretException {
        body("application/json", "{\"token\":\"" + text + "\"}");
        telegram(BOT);

        assertThat(request.newBody()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data; boundary=x", "text/plain", "application/x"})
    void telegram_otherBody_isNotRead(String type) throws UnusableSecretException {
        body(type, PLACEHOLDER);
        request.body = Optional.empty();
        assertThat(new Injected(new CredentialConfig.TelegramBot()).injection().needsBody(request))
                .isFalse();
        telegram(BOT);

        assertThat(request.newBody()).isEmpty();
    }

    @Test
    void telegram_bodyLargerThanWhatIsRead_isRefusedUntouched() {
        request.target = "/bot" + PLACEHOLDER + "/getMe";
        var _ = request.with("Content-Type", FORM);
        request.body = Optional.empty();

        assertThatThrownBy(() -> telegram(BOT))
                .hasMessage(
                        "credential \"key\" cannot be used with a body larger than"
                                + " `limits.body_buffer`");
        assertThat(request.newTarget()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/chat.postMessage   | xoxb-1",
                "/api/admin.users.list   | xapp-1",
                "/api/apps.connections.open | xapp-1",
                "/api/auth.test?x=1      | xapp-1",
                "/api/auth.testify       | xapp-1",
                "/api/auth.revoke        | xoxb-1",
                "/API/admin.users        | xoxb-1",
                "/x/api/admin.users      | xoxb-1",
                "/api/%61dmin.users      | xoxb-1",
            })
    void slack_path_choosesTheToken(String target, String token) throws UnusableSecretException {
        request.target = target;
        new Injected(new CredentialConfig.SlackTokens())
                .into(request, Map.of("bot", "xoxb-1", "app", "xapp-1"));
        assertThat(request.changed()).containsExactly(entry("Authorization", "Bearer " + token));

        new Injected(new CredentialConfig.SlackTokens()).into(request, Map.of("bot", "xoxb-1"));
        assertThat(request.changed()).containsExactly(entry("Authorization", "Bearer xoxb-1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "token=xoxb-agent                     | ''",
                "token=x&channel=C1                   | channel=C1",
                "channel=C1&tok%65n=x&token=y&text=%26| channel=C1&text=%26",
                "token                                | ''",
                "a=1&&token=x&                        | a=1&&",
            })
    void slack_tokenField_isTakenOutOfForms(String sent, String expected)
            throws UnusableSecretException {
        body(FORM + "; charset=utf-8", sent);
        slack();

        assertThat(request.newBody()).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "channel=C1&Token=x&xtoken=y&text=token%3Dx"})
    void slack_formWithoutToken_isLeftAlone(String sent) throws UnusableSecretException {
        body(FORM, sent);
        slack();

        assertThat(request.newBody()).isEmpty();
    }

    @Test
    void slack_otherBodies_areLeftAlone() throws UnusableSecretException {
        body("multipart/form-data; boundary=x", "token=x");
        slack();
        assertThat(request.newBody()).isEmpty();
        assertThat(new Injected(new CredentialConfig.SlackTokens()).injection().needsBody(request))
                .isFalse();
    }

    @Test
    void slack_formLargerThanWhatIsRead_isRefusedUntouched() {
        var _ = request.with("Content-Type", FORM);
        request.body = Optional.empty();

        assertThatThrownBy(this::slack).hasMessageContaining("`limits.body_buffer`");
        assertThat(request.changed()).isEmpty();
    }

    @Test
    void slack_bytesOfTheOtherFields_stay() throws UnusableSecretException {
        body(FORM, "text=\u00c3\u00a9%C3+&token=x");
        slack();

        assertThat(request.newBody()).contains("text=\u00e9%C3+");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/?user=me&query=SELECT&password=ph | /?query=SELECT",
                "/?us%65r=me                        | /",
                "/q?password=ph&user=me             | /q",
            })
    void clickHouse_otherLogins_areTakenOut(String target, String expected)
            throws UnusableSecretException {
        request.target = target;
        clickHouse("ro");

        assertThat(request.changed()).containsExactly(entry("Authorization", "Basic cm86cHc="));
        assertThat(request.masked()).containsExactly("cm86cHc=");
        assertThat(request.newTarget()).contains(expected);
        assertThat(request.removed()).contains("X-ClickHouse-User", "X-ClickHouse-Key");
    }

    @Test
    void clickHouse_ordinaryQuery_isLeftAlone() throws UnusableSecretException {
        request.target = "/?query=SELECT+user&database=d";
        clickHouse("ro");

        assertThat(request.newTarget()).isEmpty();
    }

    @Test
    void clickHouse_withoutUser_isNotSentOverHttp() throws UnusableSecretException {
        new Injected(new CredentialConfig.ClickHouseLogin(Optional.empty(), Optional.of("d")))
                .into(request, Map.of());

        assertThat(request.changed()).isEmpty();
    }

    private void body(String type, String text) {
        var _ = request.with("Content-Type", type);
        request.body = Optional.of(text.getBytes(ISO_8859_1));
    }

    private void telegram(String token) throws UnusableSecretException {
        new Injected(new CredentialConfig.TelegramBot()).into(request, token);
    }

    private void slack() throws UnusableSecretException {
        new Injected(new CredentialConfig.SlackTokens()).into(request, Map.of("bot", "xoxb-1"));
    }

    private void clickHouse(String user) throws UnusableSecretException {
        new Injected(new CredentialConfig.ClickHouseLogin(Optional.of(user), Optional.empty()))
                .into(request, "pw");
    }
}
