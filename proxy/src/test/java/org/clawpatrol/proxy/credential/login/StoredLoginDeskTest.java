package org.clawpatrol.proxy.credential.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.OAuthClientConfig.Grant;
import org.clawpatrol.proxy.credential.oauth.LiveToken;
import org.clawpatrol.proxy.credential.oauth.LoginServer;
import org.clawpatrol.proxy.credential.oauth.TokenException;
import org.clawpatrol.proxy.secret.LoginToken;
import org.clawpatrol.proxy.secret.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StoredLoginDeskTest {
    private static final String CALLBACK = "https://gw.lab.test/oauth/callback";
    private static final String TOKEN =
            "{\"access_token\":\"at-1\",\"refresh_token\":\"rt-1\",\"expires_in\":3600}";
    private static final String BEGUN =
            """
            {"device_code": "dev-1", "user_code": "WDJB-MJHT", "interval": 5, "expires_in": 900,
             "verification_uri": "https://login.lab.test/device"}
            """;

    @TempDir Path folder;
    private LoginLab lab;
    private Logins logins;
    private LoginDesk desk;

    @BeforeEach
    void open() throws Exception {
        lab = new LoginLab(folder);
        logins =
                new Logins(
                        LoginProviders.standard(),
                        lab.parts(),
                        new LiveToken.Surroundings(Runnable::run, () -> lab.now, new Random(1)));
        desk =
                new StoredLoginDesk(
                        logins,
                        (_, _) ->
                                CompletableFuture.completedFuture(
                                        Map.of("client_secret", Secret.of("s3cret"))));
        lab.server.on("/token", 200, TOKEN).on("/device", 200, BEGUN);
    }

    @AfterEach
    void close() {
        logins.close();
        lab.close();
    }

    @Test
    void codeLogin_whole_provesThatItBeganHere() throws Exception {
        String url = begin();
        Map<String, String> query = query(url);

        LoginStep.Connected done = desk.exchange(stateOf(url), "root", "the-code");

        assertThat(done.expiry()).contains(lab.now.plusSeconds(3_600));
        Map<String, String> form = lab.server.last().form();
        assertThat(query)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "app")
                .containsEntry("redirect_uri", CALLBACK)
                .containsEntry("scope", "read write more")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("code_challenge", sha256(form.getOrDefault("code_verifier", "")));
        assertThat(form)
                .containsEntry("code", "the-code")
                .containsEntry("redirect_uri", CALLBACK)
                .doesNotContainKey("client_secret");
        assertThat(form.get("code_verifier")).hasSize(86);
        assertThat(query.get("state")).hasSize(43);
        assertThat(lab.server.last().authorization()).startsWith("Basic ");
        assertThat(desk.connected(credential())).contains(done);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the-code",
                " the-code#state ",
                "code=the-code&state=STATE",
                "?code=the-code",
                "https://gw.lab.test/oauth/callback?code=the-code&state=STATE#x",
                "http://localhost:8900/callback?state=STATE&code=the%2Dcode"
            })
    void exchange_whateverWasPasted_findsTheCode(String pasted) throws Exception {
        String state = stateOf(begin());

        desk.exchange(state, "root", pasted.replace("STATE", state));

        assertThat(lab.server.last().form()).containsEntry("code", "the-code");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#only-a-fragment",
                "code=a&state=another",
                "code=a&code=b",
                "code=%zz",
                "code=a%0d%0ab",
                "error=access_denied&error_description=no",
                "state=STATE"
            })
    void exchange_noCode_isRefusedAndUsesTheSessionUp(String pasted) throws Exception {
        String state = stateOf(begin());

        assertThatThrownBy(() -> desk.exchange(state, "root", pasted.replace("STATE", state)))
                .isInstanceOf(TokenException.class);
        assertThatThrownBy(() -> desk.exchange(state, "root", "the-code"))
                .hasMessageContaining("no such login");
        assertThat(lab.server.asked()).isEmpty();
    }

    @Test
    void exchange_twice_isRefusedTheSecondTime() throws Exception {
        String state = stateOf(begin());
        desk.exchange(state, "root", "the-code");

        assertThatThrownBy(() -> desk.exchange(state, "root", "the-code"))
                .hasMessageContaining("no such login");
    }

    @Test
    void exchange_byAnotherOperator_isRefusedAndLeavesTheLoginAlone() throws Exception {
        String state = stateOf(begin());

        assertThatThrownBy(() -> desk.exchange(state, "mallory", "the-code"))
                .hasMessageContaining("no such login");
        desk.exchange(state, "root", "the-code");
    }

    @Test
    void exchange_afterTenMinutes_isRefused() throws Exception {
        String state = stateOf(begin());
        lab.now = lab.now.plus(Duration.ofMinutes(10));

        assertThatThrownBy(() -> desk.exchange(state, "root", "the-code"))
                .hasMessageContaining("no such login");
    }

    @Test
    void deviceLogin_whole_asksAsOftenAsItMay() throws Exception {
        CredentialConfig credential = lab.credential(Grant.DEVICE_CODE);
        var begun = (LoginStep.TypeCode) desk.start(credential, "root", List.of(""), CALLBACK);
        assertThat(begun.userCode()).isEqualTo("WDJB-MJHT");
        lab.server.on("/token", 400, "{\"error\": \"authorization_pending\"}");

        for (int i = 0; i < 100; i++) {
            assertThat(desk.poll(begun.state(), "root")).isInstanceOf(LoginStep.Wait.class);
        }
        assertThat(lab.server.asked()).hasSize(1);
        lab.now = lab.now.plusSeconds(5);
        desk.poll(begun.state(), "root");
        assertThat(lab.server.asked()).hasSize(2);
        assertThat(lab.server.last().form())
                .containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:device_code")
                .containsEntry("device_code", "dev-1");
        lab.server.on("/token", 200, TOKEN);
        lab.now = lab.now.plusSeconds(5);

        assertThat(desk.poll(begun.state(), "root")).isInstanceOf(LoginStep.Connected.class);
        assertThat(desk.connected(credential)).isPresent();
        assertThat(desk.poll(begun.state(), "root")).isInstanceOf(LoginStep.Wait.class);
    }

    @Test
    void deviceLogin_endlessSlowDown_slowsDown() throws Exception {
        var begun =
                (LoginStep.TypeCode)
                        desk.start(lab.credential(Grant.DEVICE_CODE), "root", List.of(), CALLBACK);
        lab.server.on("/token", 400, "{\"error\": \"slow_down\"}");
        for (int second = 0; second < 599; second++) {
            lab.now = lab.now.plusSeconds(1);
            desk.poll(begun.state(), "root");
        }

        assertThat(lab.server.asked()).hasSizeLessThan(18);
        lab.now = lab.now.plusSeconds(1);
        assertThat(desk.poll(begun.state(), "root"))
                .isInstanceOfSatisfying(
                        LoginStep.Wait.class,
                        wait -> assertThat(wait.error()).isEqualTo("expired_token"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_denied", "expired_token"})
    void deviceLogin_overAtTheServer_isOver(String word) throws Exception {
        var begun =
                (LoginStep.TypeCode)
                        desk.start(lab.credential(Grant.DEVICE_CODE), "root", List.of(), CALLBACK);
        lab.server.on("/token", 400, "{\"error\": \"" + word + "\"}");
        lab.now = lab.now.plusSeconds(5);

        LoginStep step = desk.poll(begun.state(), "root");

        assertThat(step)
                .isInstanceOfSatisfying(
                        LoginStep.Wait.class, wait -> assertThat(wait.error()).isEqualTo(word));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "http://login.lab.test/device",
                "https://",
                "https://a@login.lab.test/",
                ""
            })
    void deviceLogin_pageThatIsNoHttpsAddress_isRefused(String page) {
        lab.server.on("/device", 200, BEGUN.replace("https://login.lab.test/device", page));

        assertThatThrownBy(
                        () ->
                                desk.start(
                                        lab.credential(Grant.DEVICE_CODE),
                                        "root",
                                        List.of(),
                                        CALLBACK))
                .isInstanceOf(TokenException.class);
    }

    @Test
    void revoke_connected_endsItHereAndThere() throws Exception {
        desk.exchange(stateOf(begin()), "root", "the-code");
        lab.server.on("/revoke", 200, "");

        assertThat(desk.revoke(credential())).isTrue();

        assertThat(desk.connected(credential())).isEmpty();
        assertThat(lab.server.last().path()).isEqualTo("/revoke");
        assertThat(lab.server.last().form())
                .containsEntry("token", "rt-1")
                .containsEntry("token_type_hint", "refresh_token");
    }

    @Test
    void revoke_serverAway_endsItHere() throws Exception {
        desk.exchange(stateOf(begin()), "root", "the-code");
        lab.server.on("/revoke", 503, "");

        assertThat(desk.revoke(credential())).isFalse();
        assertThat(desk.connected(credential())).isEmpty();
    }

    @Test
    void adopt_refreshTokenOfElsewhere_isShownAtOnceAndKept() throws Exception {
        lab.server.on("/token", 200, "{\"access_token\":\"at-1\",\"expires_in\":3600}");

        desk.adopt(credential(), Secret.of("elsewhere"));

        try (LoginToken row = lab.rows.find("key", lab.url("/token")).orElseThrow()) {
            assertThat(row.refreshToken().orElseThrow().revealText()).isEqualTo("elsewhere");
        }
    }

    @Test
    void adopt_badToken_leavesTheLoginThatIsThere() throws Exception {
        desk.exchange(stateOf(begin()), "root", "the-code");
        lab.server.on("/token", 400, "{\"error\": \"invalid_grant\"}");

        assertThatThrownBy(() -> desk.adopt(credential(), Secret.of("bad")))
                .hasMessageContaining("invalid_grant");
        assertThat(desk.connected(credential())).isPresent();
    }

    @Test
    void start_thousandTimes_keepsFewSessions() throws Exception {
        String first = stateOf(begin());
        for (int i = 0; i < 1_000; i++) {
            begin();
        }

        assertThatThrownBy(() -> desk.exchange(first, "root", "the-code"))
                .hasMessageContaining("no such login");
    }

    @Test
    void exchange_answerWithoutToken_connectsNothing() throws Exception {
        lab.server.on(
                "/token", (exchange, _) -> LoginServer.answer(exchange, 200, "{\"id_token\":1}"));
        String state = stateOf(begin());

        assertThatThrownBy(() -> desk.exchange(state, "root", "the-code"))
                .isInstanceOf(TokenException.class);
        assertThat(desk.connected(credential())).isEmpty();
    }

    private CredentialConfig credential() throws Exception {
        return lab.credential(Grant.AUTHORIZATION_CODE);
    }

    private String begin() throws Exception {
        var step =
                (LoginStep.Browse)
                        desk.start(
                                credential(),
                                "root",
                                List.of("more", "MORE", "", "more"),
                                CALLBACK);
        return step.url();
    }

    private static String stateOf(String url) {
        return query(url).getOrDefault("state", "");
    }

    private static Map<String, String> query(String url) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : URI.create(url).getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static String sha256(String text) throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-256")
                        .digest(text.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
