package org.clawpatrol.proxy.credential.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.clawpatrol.dsl.config.OAuthClientConfig.Grant;
import org.clawpatrol.proxy.credential.oauth.LoginServer;
import org.clawpatrol.proxy.credential.oauth.TokenException;
import org.clawpatrol.proxy.secret.LoginToken;
import org.clawpatrol.proxy.secret.SealedLogins;
import org.clawpatrol.proxy.secret.Secret;
import org.clawpatrol.proxy.state.LoginTable;
import org.clawpatrol.proxy.state.StateUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoginTokensTest {
    @TempDir Path folder;
    private LoginLab lab;

    @BeforeEach
    void open() throws Exception {
        lab = new LoginLab(folder);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void issue_fewSecondsBeforeTheEnd_storesTheNewTokensFirst() throws Exception {
        lab.connected(Duration.ofHours(1));
        lab.now = lab.now.plus(Duration.ofMinutes(59).plusSeconds(30));
        lab.server.on("/token", 200, answer("at-1", "rt-1"));

        assertThat(issue(tokens(Optional.empty()))).isEqualTo("at-1");

        assertThat(lab.server.last().form())
                .containsEntry("grant_type", "refresh_token")
                .containsEntry("refresh_token", "rt-0")
                .containsEntry("client_id", "app");
        try (LoginToken stored = stored()) {
            assertThat(stored.accessToken().revealText()).isEqualTo("at-1");
            assertThat(stored.refreshToken().orElseThrow().revealText()).isEqualTo("rt-1");
            assertThat(stored.expiry()).contains(lab.now.plusSeconds(3_600));
        }
    }

    @Test
    void issue_answerWithoutRefreshToken_keepsTheOldOne() throws Exception {
        lab.connected(Duration.ofSeconds(1));
        lab.server.on("/token", 200, "{\"access_token\": \"at-1\", \"expires_in\": 3600}");
        lab.now = lab.now.plusSeconds(1);

        issue(tokens(Optional.empty()));

        try (LoginToken stored = stored()) {
            assertThat(stored.refreshToken().orElseThrow().revealText()).isEqualTo("rt-0");
        }
    }

    @Test
    void issue_freshInTheStore_asksNobody() throws Exception {
        lab.connected(Duration.ofHours(1));

        assertThat(issue(tokens(Optional.empty()))).isEqualTo("at-0");
        assertThat(lab.server.asked()).isEmpty();
    }

    @Test
    void issue_fiftyProcessesWithRotation_useEachRefreshTokenOnce() throws Exception {
        var used = ConcurrentHashMap.<String>newKeySet();
        var twice = new AtomicInteger();
        var next = new AtomicInteger();
        lab.server.on(
                "/token",
                (exchange, asked) -> {
                    if (!used.add(asked.form().getOrDefault("refresh_token", ""))) {
                        twice.incrementAndGet();
                    }
                    int number = next.incrementAndGet();
                    LoginServer.answer(exchange, 200, answer("at-" + number, "rt-" + number));
                });
        lab.connected(Duration.ofSeconds(1));
        lab.now = lab.now.plusSeconds(2);
        List<Callable<String>> processes = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            LoginTokens tokens = tokens(Optional.empty());
            processes.add(() -> issue(tokens));
        }

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> each : threads.invokeAll(processes)) {
                assertThat(each.get()).isEqualTo("at-1");
            }
        }

        assertThat(twice).hasValue(0);
        assertThat(lab.server.asked()).hasSize(1);
    }

    @Test
    void issue_invalidGrant_isNotTriedAgainWithTheSameLogin() throws Exception {
        lab.connected(Duration.ofSeconds(1));
        lab.now = lab.now.plusSeconds(2);
        lab.server.on("/token", 400, "{\"error\": \"invalid_grant\"}");
        LoginTokens tokens = tokens(Optional.empty());

        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> issue(tokens)).isInstanceOf(TokenException.class);
        }

        assertThat(lab.server.asked()).hasSize(1);
        lab.connected(Duration.ofHours(1));
        assertThat(issue(tokens)).isEqualTo("at-0");
    }

    @Test
    void issue_loginOfAnotherServer_isNone() throws Exception {
        lab.connected(Duration.ofHours(1));
        var elsewhere =
                new LoginTokens(
                        "key",
                        LoginProviders.client(lab.client(Grant.AUTHORIZATION_CODE)).named("app"),
                        ClientSecrets.NONE,
                        lab.parts());
        assertThat(issue(elsewhere)).isEqualTo("at-0");

        assertThat(lab.rows.find("key", "https://evil.test/token")).isEmpty();
        assertThat(lab.rows.find("other", lab.url("/token"))).isEmpty();
    }

    @Test
    void issue_nothingStored_beginsWithTheOperatorsRefreshToken() throws Exception {
        lab.server.on("/token", 200, answer("at-1", "rt-1"));
        LoginTokens tokens = tokens(Optional.of("seed"));

        assertThat(issue(tokens)).isEqualTo("at-1");

        assertThat(lab.server.last().form()).containsEntry("refresh_token", "seed");
        try (LoginToken stored = stored()) {
            assertThat(stored.refreshToken().orElseThrow().revealText()).isEqualTo("rt-1");
        }
    }

    @Test
    void issue_loginRefusedAndOperatorStoredAnotherToken_beginsWithThat() throws Exception {
        lab.connected(Duration.ofSeconds(1));
        lab.now = lab.now.plusSeconds(2);
        lab.server.on(
                "/token",
                (exchange, asked) -> {
                    boolean seed = "seed".equals(asked.form().get("refresh_token"));
                    LoginServer.answer(
                            exchange,
                            seed ? 200 : 400,
                            seed ? answer("at-1", "rt-1") : "{\"error\": \"invalid_grant\"}");
                });

        assertThat(issue(tokens(Optional.of("seed")))).isEqualTo("at-1");
    }

    @Test
    void issue_nothingAtAll_saysThatNobodyLoggedIn() throws Exception {
        LoginTokens tokens = tokens(Optional.empty());

        assertThatThrownBy(() -> issue(tokens))
                .isInstanceOfSatisfying(
                        TokenException.class, e -> assertThat(e.isNotConnected()).isTrue());
    }

    @Test
    void issue_storeFails_usesTheNewTokenAndStoresItLater() throws Exception {
        lab.connected(Duration.ofSeconds(1));
        lab.now = lab.now.plusSeconds(2);
        lab.server.on("/token", 200, answer("at-1", "rt-1"));
        var table = new UnwillingLogins(lab.state.logins());
        LoginTokens tokens =
                new LoginTokens(
                        "key",
                        LoginProviders.client(lab.client(Grant.REFRESH_TOKEN)),
                        ClientSecrets.NONE,
                        lab.parts(new SealedLogins(table, lab.box)));

        assertThat(issue(tokens)).isEqualTo("at-1");
        assertThatThrownBy(() -> issue(tokens)).hasMessageContaining("store");
        table.willing = true;
        lab.now = lab.now.plus(Duration.ofHours(1));
        lab.server.on("/token", 200, answer("at-2", "rt-2"));

        assertThat(issue(tokens)).isEqualTo("at-2");
        assertThat(lab.server.asked()).hasSize(2);
        assertThat(lab.server.last().form()).containsEntry("refresh_token", "rt-1");
    }

    /** A table that can be read, and written when it feels like it. */
    private static final class UnwillingLogins implements LoginTable {
        private final LoginTable table;
        private boolean willing;

        UnwillingLogins(LoginTable table) {
            this.table = table;
        }

        @Override
        public Optional<Row> find(String credential) {
            return table.find(credential);
        }

        @Override
        public void put(Row row) {
            if (!willing) {
                throw new StateUnavailableException("the disk is full");
            }
            table.put(row);
        }

        @Override
        public boolean delete(String credential) {
            return table.delete(credential);
        }

        @Override
        public long version() {
            return table.version();
        }
    }

    @Test
    void tokens_stored_restInNoFileInClear() throws Exception {
        lab.connected(Duration.ofSeconds(1));
        lab.now = lab.now.plusSeconds(2);
        lab.server.on("/token", 200, answer("clear-access-token", "clear-refresh-token"));
        issue(tokens(Optional.empty()));

        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("clear-access-token", "clear-refresh-token");
            }
        }
    }

    private LoginTokens tokens(Optional<String> seed) throws Exception {
        return new LoginTokens(
                "key",
                LoginProviders.client(lab.client(Grant.REFRESH_TOKEN)),
                new ClientSecrets(Optional.empty(), seed.map(Secret::of)),
                lab.parts());
    }

    private static String issue(LoginTokens tokens) throws TokenException {
        return tokens.issue().value().revealText();
    }

    private LoginToken stored() {
        return lab.rows.find("key", lab.url("/token")).orElseThrow();
    }

    private static String answer(String access, String refresh) {
        return """
        {"access_token": "%s", "refresh_token": "%s", "token_type": "Bearer", "expires_in": 3600}
        """
                .formatted(access, refresh);
    }
}
