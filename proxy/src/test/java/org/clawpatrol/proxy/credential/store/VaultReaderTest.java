package org.clawpatrol.proxy.credential.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.SecretStoreConfig;
import org.clawpatrol.proxy.credential.oauth.TokenCall;
import org.clawpatrol.proxy.credential.oauth.TokenException;
import org.clawpatrol.proxy.credential.oauth.TokenReply;
import org.clawpatrol.proxy.credential.oauth.TokenTransport;
import org.clawpatrol.proxy.secret.Secret;
import org.clawpatrol.proxy.secret.SecretSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VaultReaderTest {
    private static final String DATA = "/v1/kv/data/team/api";
    private static final Map<String, String> KEY = Map.of("", "team/api#token");
    private static final String FOUND =
            "{\"data\":{\"data\":{\"token\":\"s3cret\",\"n\":1},\"metadata\":{\"version\":3}}}";

    @TempDir private Path folder;
    private FakeVault vault;
    private URI address;
    private TokenTransport proxy = Stores.NO_CALLS;
    private final Map<String, String> own = new HashMap<>(Map.of("token", "root-token"));

    @BeforeEach
    void start() throws Exception {
        vault = new FakeVault();
        address = vault.address();
    }

    @AfterEach
    void stop() {
        vault.close();
    }

    private StoreReader reader(SecretStoreConfig.Login login, Duration timeout) {
        var settings =
                new SecretStoreConfig.Vault(
                        address, "kv", Optional.of("team-a"), Optional.empty(), login);
        var store = new SecretStoreConfig("lab", "vault", Duration.ofMinutes(5), timeout, settings);
        SecretSource source =
                (name, slots) -> {
                    assertThat(name).isEqualTo("store-lab");
                    Map<String, Secret> found = new HashMap<>();
                    slots.forEach(
                            slot -> {
                                String value = own.get(slot);
                                if (value != null) {
                                    found.put(slot, Secret.of(value));
                                }
                            });
                    return found;
                };
        return new StoreReaders(Map.of(), source, proxy).of(store);
    }

    private Map<String, String> read(SecretStoreConfig.Login login, Map<String, String> keys)
            throws Exception {
        try (StoreReader reader = reader(login, Duration.ofSeconds(20))) {
            return Stores.texts(reader.read(keys));
        }
    }

    private Map<String, String> read() throws Exception {
        return read(new SecretStoreConfig.Token(), KEY);
    }

    @Test
    void read_fieldsOfOnePath_isOneCall() throws Exception {
        vault.on(DATA, 200, "{\"data\":{\"data\":{\"c\":\"C\",\"k\":\"K\"}}}");

        assertThat(
                        read(
                                new SecretStoreConfig.Token(),
                                Map.of("cert", "team/api#c", "key", "team/api#k")))
                .containsOnly(Map.entry("cert", "C"), Map.entry("key", "K"));
        assertThat(vault.asked())
                .containsExactly("GET " + DATA + " token=root-token namespace=team-a ");
    }

    @Test
    void read_pathWithOddCharacters_isEncoded() throws Exception {
        vault.on("/v1/kv/data/a%20b/c%3Fd%25", 200, FOUND);

        assertThat(read(new SecretStoreConfig.Token(), Map.of("", "a b/c?d%#token")))
                .containsEntry("", "s3cret");
    }

    @Test
    void read_fieldThatLooksLikeAPointer_isAName() throws Exception {
        vault.on(DATA, 200, "{\"data\":{\"data\":{\"/token\":\"odd\",\"token\":\"s3cret\"}}}");

        assertThat(read(new SecretStoreConfig.Token(), Map.of("", "team/api#/token")))
                .containsEntry("", "odd");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    200 | {"data":{"data":null,"metadata":{"version":2}}}            | deleted version 2
                    404 | {"data":{"data":null,"metadata":{"version":2}}}            | deleted version 2
                    404 | {"errors":[]}                                              | nothing at
                    200 | {"data":{"token":"s3cret"}}                                | key-value version 2
                    200 | {"data":{"data":{"token":{"a":"s3cret"}}}}                 | no text
                    200 | {"data":{"data":"s3cret"}}                                 | key-value version 2
                    200 | s3cret                                                     | key-value version 2
                    200 | {"data":{"data":{"token":"s3cret"                          | key-value version 2
                    204 | ''                                                         | status 204
                    429 | {"errors":["slow down"]}                                   | too many requests
                    503 | {"errors":["Vault is sealed"]}                             | sealed
                    500 | {"errors":["a\\u001b[31m\\nb"]}                            | a [31m b
                    400 | <html>s3cret</html>                                        | status 400
                    """)
    void read_anythingButASecret_isAFailureThatSaysWhy(int status, String body, String said) {
        vault.on(DATA, status, body);

        assertThatThrownBy(this::read)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(said)
                .hasMessageNotContaining("s3cret")
                .hasMessageNotContaining("root-token");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void read_redirect_isNotFollowed(int status) throws Exception {
        try (FakeVault elsewhere = new FakeVault()) {
            elsewhere.on(DATA, 200, FOUND);
            vault.on(
                    DATA,
                    exchange -> {
                        exchange.getResponseHeaders().set("Location", elsewhere.address() + DATA);
                        FakeVault.send(exchange, status, "");
                    });

            assertThatThrownBy(this::read).hasMessageContaining("redirect, which is not followed");
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @Test
    void read_bodyThatNeverEnds_isCutAtTheBound() {
        byte[] chunk = new byte[64 << 10];
        vault.on(
                DATA,
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    for (int i = 0; i < 1_000; i++) {
                        exchange.getResponseBody().write(chunk);
                    }
                });

        assertThatThrownBy(this::read).hasMessageContaining("cannot be asked");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void read_silence_endsInTime(boolean headFirst) {
        vault.on(
                DATA,
                exchange -> {
                    if (headFirst) {
                        exchange.sendResponseHeaders(200, 0);
                        exchange.getResponseBody().write('{');
                        exchange.getResponseBody().flush();
                    }
                });

        try (StoreReader reader = reader(new SecretStoreConfig.Token(), Duration.ofMillis(300))) {
            assertThatThrownBy(() -> reader.read(KEY)).hasMessageContaining("in time");
        }
    }

    @Test
    void read_nobodyThere_saysSo() {
        vault.close();

        assertThatThrownBy(this::read).hasMessageContaining("cannot be asked: ConnectException");
    }

    @Test
    void read_withoutToken_saysWhichToSet() {
        own.clear();

        assertThatThrownBy(this::read)
                .hasMessageContaining("CLAWPATROL_SECRET_STORE_LAB_TOKEN")
                .hasMessageContaining("credentials set store-lab --slot token");
        assertThat(vault.asked()).isEmpty();
    }

    @Test
    void read_tokenThatNoHeaderCarries_isNotSent() {
        own.put("token", "a\r\nX-Evil: b");

        assertThatThrownBy(this::read)
                .hasMessageContaining("visible ASCII")
                .hasMessageNotContaining("Evil");
        assertThat(vault.asked()).isEmpty();
    }

    @Test
    void read_tokenRefused_isAskedForOnceMore() {
        vault.on(DATA, 403, "{\"errors\":[\"permission denied\"]}");

        assertThatThrownBy(this::read).hasMessageContaining("403: permission denied");
        assertThat(vault.asked()).hasSize(2);
    }

    @Test
    void approle_token_isKeptAndMadeAnewWhenRefused() throws Exception {
        own.put("secret_id", "the-secret-id");
        vault.on("/v1/auth/ci/login", 200, login("made-1", 3_600));
        vault.on(DATA, 200, FOUND);
        try (StoreReader reader =
                reader(new SecretStoreConfig.AppRole("ci", "role-1"), Duration.ofSeconds(20))) {
            reader.read(KEY);
            reader.read(KEY);
            assertThat(vault.asked())
                    .containsExactly(
                            "POST /v1/auth/ci/login token=null namespace=team-a"
                                    + " {\"role_id\":\"role-1\",\"secret_id\":\"the-secret-id\"}",
                            "GET " + DATA + " token=made-1 namespace=team-a ",
                            "GET " + DATA + " token=made-1 namespace=team-a ");

            vault.asked().clear();
            vault.on("/v1/auth/ci/login", 200, login("made-2", 3_600));
            vault.on(
                    DATA,
                    exchange ->
                            FakeVault.send(
                                    exchange,
                                    "made-2"
                                                    .equals(
                                                            exchange.getRequestHeaders()
                                                                    .getFirst("X-Vault-Token"))
                                            ? 200
                                            : 403,
                                    FOUND));
            assertThat(Stores.texts(reader.read(KEY))).containsEntry("", "s3cret");
            assertThat(vault.asked()).hasSize(3);
        }
    }

    @Test
    void approle_loginRefused_isAFailure() {
        own.put("secret_id", "the-secret-id");
        vault.on("/v1/auth/approle/login", 400, "{\"errors\":[\"invalid secret id\"]}");

        assertThatThrownBy(() -> read(new SecretStoreConfig.AppRole("approle", "r"), KEY))
                .hasMessageContaining("refused the login")
                .hasMessageContaining("invalid secret id")
                .hasMessageNotContaining("the-secret-id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"auth\":{\"client_token\":\"\"}}", "nonsense"})
    void approle_answerWithoutToken_isAFailure(String answer) {
        own.put("secret_id", "the-secret-id");
        vault.on("/v1/auth/approle/login", 200, answer);

        assertThatThrownBy(() -> read(new SecretStoreConfig.AppRole("approle", "r"), KEY))
                .hasMessageContaining("gave no token");
    }

    @Test
    void kubernetes_serviceAccountToken_isReadAtEachLogin() throws Exception {
        Path jwt = Files.writeString(folder.resolve("token"), "jwt-1\n");
        vault.on("/v1/auth/kubernetes/login", 200, login("made", 0));
        vault.on(DATA, 200, FOUND);
        var login = new SecretStoreConfig.Kubernetes("kubernetes", "gateway", jwt);

        assertThat(read(login, KEY)).containsEntry("", "s3cret");
        Files.writeString(jwt, "jwt-2\n");
        read(login, KEY);

        assertThat(vault.asked())
                .filteredOn(line -> line.startsWith("POST"))
                .containsExactly(
                        "POST /v1/auth/kubernetes/login token=null namespace=team-a"
                                + " {\"role\":\"gateway\",\"jwt\":\"jwt-1\"}",
                        "POST /v1/auth/kubernetes/login token=null namespace=team-a"
                                + " {\"role\":\"gateway\",\"jwt\":\"jwt-2\"}");
    }

    /** One that keeps what it was asked to carry. */
    private static final class FakeProxy implements TokenTransport {
        private final List<String> carried = new ArrayList<>();
        private String failure = "";

        @Override
        public TokenReply send(TokenCall call) throws TokenException {
            carried.add(call + " " + call.fields() + " " + call.largest());
            if (!failure.isEmpty()) {
                throw TokenException.transientFailure(failure);
            }
            boolean login = call.method().equals("POST");
            String body = login ? login("made", 60) : FOUND;
            return new TokenReply(200, Optional.empty(), body.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public boolean proxied() {
            return true;
        }
    }

    @Test
    void read_whileThereIsAProxy_isCarriedByIt() throws Exception {
        var carrier = new FakeProxy();
        proxy = carrier;
        address = URI.create("https://vault.lab.test:8200");
        own.put("secret_id", "the-secret-id");

        assertThat(read(new SecretStoreConfig.AppRole("ci", "role-1"), KEY))
                .containsEntry("", "s3cret");

        assertThat(carrier.carried).hasSize(2);
        assertThat(carrier.carried.getFirst())
                .startsWith("POST https://vault.lab.test:8200/v1/auth/ci/login {")
                .contains("Content-Type=application/json", "X-Vault-Namespace=team-a");
        assertThat(carrier.carried.getLast())
                .startsWith("GET https://vault.lab.test:8200" + DATA + " {")
                .contains("X-Vault-Token=made", "X-Vault-Request=true", "} " + (1 << 20));
    }

    @Test
    void read_whenTheProxyFails_doesNotGoAroundIt() {
        var carrier = new FakeProxy();
        carrier.failure = ": `vault.lab.test` could not be reached: upstream proxy unreachable";
        proxy = carrier;
        // Nobody is there: going around would say so.
        address = URI.create("https://127.0.0.1:1");

        assertThatThrownBy(this::read)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be asked: `vault.lab.test` could not be reached")
                .hasMessageNotContaining("root-token");
        assertThat(carrier.carried).hasSize(1);
    }

    @Test
    void read_ofThisMachineWithoutTls_isDirectWhateverTheProxy() throws Exception {
        var carrier = new FakeProxy();
        proxy = carrier;
        vault.on(DATA, 200, FOUND);

        assertThat(read()).containsEntry("", "s3cret");
        assertThat(carrier.carried).isEmpty();
    }

    private static String login(String token, int seconds) {
        return "{\"auth\":{\"client_token\":\"%s\",\"lease_duration\":%d}}"
                .formatted(token, seconds);
    }
}
