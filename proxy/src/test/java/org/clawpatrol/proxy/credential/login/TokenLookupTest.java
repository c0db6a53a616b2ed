package org.clawpatrol.proxy.credential.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.OAuthClientConfig.Grant;
import org.clawpatrol.dsl.config.OAuthService;
import org.clawpatrol.proxy.credential.FailedSourceException;
import org.clawpatrol.proxy.credential.MissingSecretException;
import org.clawpatrol.proxy.credential.SecretLookup;
import org.clawpatrol.proxy.credential.oauth.LiveToken;
import org.clawpatrol.proxy.secret.LoginToken;
import org.clawpatrol.proxy.secret.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokenLookupTest {
    private static final String TOKEN =
            "{\"access_token\": \"at-1\", \"token_type\": \"Bearer\", \"expires_in\": 3600}";

    @TempDir Path folder;
    private LoginLab lab;
    private Logins logins;
    private TokenLookup lookup;
    private final Map<String, String> found = new HashMap<>();
    private final Set<String> stored = new HashSet<>();

    @BeforeEach
    void open() throws Exception {
        lab = new LoginLab(folder);
        logins =
                new Logins(
                        LoginProviders.at(url -> lab.url("/token")),
                        lab.parts(),
                        new LiveToken.Surroundings(
                                Executors.newVirtualThreadPerTaskExecutor(),
                                () -> lab.now,
                                new Random(1)));
        SecretLookup next =
                (_, _) -> {
                    Map<String, Secret> secrets = new HashMap<>();
                    found.forEach((slot, text) -> secrets.put(slot, Secret.of(text)));
                    return CompletableFuture.completedFuture(secrets);
                };
        lookup = logins.inFrontOf(next, stored::contains);
    }

    @AfterEach
    void close() {
        logins.close();
        lab.close();
    }

    @Test
    void find_storedSecret_comesBeforeTheLogin() throws Exception {
        CredentialConfig credential = login();
        lab.connected(Duration.ofHours(1));
        found.put("", "pasted");

        assertThat(find(credential)).containsEntry("", "at-0");
        stored.add("key");
        assertThat(find(credential)).containsEntry("", "pasted");
    }

    @Test
    void find_nobodyLoggedIn_takesTheEnvironment() throws Exception {
        found.put("", "from-environment");

        assertThat(find(login())).containsEntry("", "from-environment");
    }

    @Test
    void find_refreshFails_doesNotTakeTheEnvironment() {
        lab.connected(Duration.ofSeconds(1));
        lab.now = lab.now.plusSeconds(2);
        lab.server.on("/token", 503, "{}");
        found.put("", "from-environment");

        // The lab's server is not among the roots of a real service.
        assertThatThrownBy(() -> find(login()))
                .hasCauseInstanceOf(FailedSourceException.class)
                .hasMessageContaining("credential `key`");
    }

    @Test
    void find_loginMadeMeanwhile_isUsedAfterTheNextLook() throws Exception {
        found.put("", "from-environment");
        find(login());
        lab.connected(Duration.ofHours(1));

        logins.tend();

        assertThat(find(login())).containsEntry("", "at-0");
    }

    @Test
    void find_loginRemovedMeanwhile_isNotUsedAfterTheNextLook() throws Exception {
        lab.connected(Duration.ofHours(1));
        assertThat(find(login())).containsEntry("", "at-0");
        lab.rows.delete("key");

        logins.tend();

        assertThat(find(login())).isEmpty();
    }

    @Test
    void find_clientCredentials_asksOnceForAThousand() throws Exception {
        lab.server.on("/token", 200, TOKEN);
        found.put("client_secret", "s3cr:t/");
        CredentialConfig credential = lab.credential(Grant.CLIENT_CREDENTIALS);
        List<CompletableFuture<Map<String, Secret>>> all = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            all.add(lookup.find(credential, Set.of("client_secret")).toCompletableFuture());
        }

        for (CompletableFuture<Map<String, Secret>> each : all) {
            assertThat(each.get())
                    .hasEntrySatisfying(
                            "access_token",
                            token -> assertThat(token.revealText()).isEqualTo("at-1"));
        }
        assertThat(lab.server.asked()).hasSize(1);
        assertThat(lab.server.last().form()).containsEntry("scope", "read write");
        // app:s3cr%3At%2F
        assertThat(lab.server.last().authorization()).isEqualTo("Basic YXBwOnMzY3IlM0F0JTJG");
        assertThat(lab.server.last().body()).doesNotContain("s3cr");
    }

    @Test
    void find_secretReplaced_asksAnew() throws Exception {
        lab.server.on("/token", 200, TOKEN);
        found.put("client_secret", "old");
        CredentialConfig credential = lab.credential(Grant.CLIENT_CREDENTIALS);
        find(credential);
        found.put("client_secret", "new");

        find(credential);
        find(credential);

        assertThat(lab.server.asked()).hasSize(2);
    }

    @Test
    void find_clientRefused_failsWithoutQuotingTheServer() throws Exception {
        lab.server.on(
                "/token", 401, "{\"error\":\"invalid_client\",\"error_description\":\"s3cret\"}");
        found.put("client_secret", "s3cret");

        assertThatThrownBy(() -> find(lab.credential(Grant.CLIENT_CREDENTIALS)))
                .hasCauseInstanceOf(FailedSourceException.class)
                .hasMessageContaining("invalid_client")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void find_keyOfAppMissing_findsNothing() throws Exception {
        assertThat(find(lab.credential(Grant.CLIENT_CREDENTIALS))).isEmpty();
        assertThat(lab.server.asked()).isEmpty();
    }

    @Test
    void find_clientNobodyLoggedInFor_isMissing() {
        assertThatThrownBy(() -> find(lab.credential(Grant.DEVICE_CODE)))
                .hasCauseInstanceOf(MissingSecretException.class);
    }

    @Test
    void find_loginRefused_lastsUntilAnOperatorActs() {
        found.put("refresh_token", "seed");
        for (String code : List.of("invalid_grant", "invalid_client")) {
            lab.server.on("/token", 400, "{\"error\":\"" + code + "\"}");
            found.put("refresh_token", "seed of " + code);

            assertThatThrownBy(() -> find(lab.credential(Grant.REFRESH_TOKEN)))
                    .cause()
                    .isInstanceOfSatisfying(
                            FailedSourceException.class,
                            failed ->
                                    assertThat(failed.lasting())
                                            .isEqualTo(code.equals("invalid_grant")));
        }
    }

    @Test
    void tokenEnds_loginUsed_isTheEndOfItsToken() throws Exception {
        assertThat(logins.tokenEnds("key")).isEmpty();
        lab.connected(Duration.ofHours(1));
        find(login());

        assertThat(logins.tokenEnds("key")).contains(lab.now.plusSeconds(3_600));
    }

    @Test
    void find_refreshTokenStored_refreshesAndKeepsWhatItGot() throws Exception {
        lab.server.on(
                "/token",
                200,
                "{\"access_token\":\"at-1\",\"refresh_token\":\"rt-1\",\"expires_in\":3600}");
        found.put("refresh_token", "seed");

        assertThat(find(lab.credential(Grant.REFRESH_TOKEN))).containsEntry("access_token", "at-1");
        try (LoginToken row = lab.rows.find("key", lab.url("/token")).orElseThrow()) {
            assertThat(row.refreshToken().orElseThrow().revealText()).isEqualTo("rt-1");
        }
    }

    private static CredentialConfig login() {
        return LoginLab.credential(
                "github_oauth", new CredentialConfig.OAuthLogin(OAuthService.GITHUB));
    }

    private Map<String, String> find(CredentialConfig credential) throws Exception {
        Map<String, String> texts = new HashMap<>();
        lookup.find(credential, Set.of(""))
                .toCompletableFuture()
                .get()
                .forEach((slot, secret) -> texts.put(slot, secret.revealText()));
        return texts;
    }
}
