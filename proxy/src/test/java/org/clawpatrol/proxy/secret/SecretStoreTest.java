package org.clawpatrol.proxy.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clawpatrol.proxy.state.SqliteStateStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretStoreTest {
    private static final Set<String> MAIN = Set.of("");
    private static final String TOKEN = "s3cr3t-Token-that-must-not-show";

    @TempDir Path folder;
    private SqliteStateStore state;
    private SecretBox box;

    @BeforeEach
    void open() throws Exception {
        state = SqliteStateStore.open(folder.resolve("state"));
        box =
                new MasterKey(state.blobs(), new SecureRandom(), InstantSource.system())
                        .open(folder.resolve("keys/master.key"), folder.resolve("state"));
    }

    @AfterEach
    void close() {
        state.close();
    }

    @Test
    void secret_stored_restsInNoFileInClear() throws Exception {
        SecretStore secrets = store(Map.of());
        for (int i = 0; i < 50; i++) {
            secrets.put("api", "slot" + i, Secret.of(TOKEN), SlotShape.LINE);
        }
        new SealedBlobs(state.blobs(), box, InstantSource.system())
                .put("ca", "key", Secret.of(TOKEN));
        Path wal = folder.resolve("state/clawpatrol.db-wal");
        assertThat(wal).exists();
        String encoded = Base64.getEncoder().encodeToString(TOKEN.getBytes(UTF_8));
        for (Path file : files()) {
            String bytes = Files.readString(file, ISO_8859_1);
            assertThat(bytes).as(file.toString()).doesNotContain(TOKEN).doesNotContain(encoded);
        }
        assertThat(reveal(secrets, "api", Set.of("slot7"))).containsEntry("slot7", TOKEN);
    }

    @Test
    void secret_storedByAnotherProcess_isSeenAfterRefresh() throws Exception {
        SecretStore gateway = store(Map.of());
        SecretStore command = store(Map.of());
        command.put("api", "", Secret.of(TOKEN), SlotShape.LINE);
        assertThat(gateway.find("api", MAIN)).isEmpty();
        gateway.refresh();
        assertThat(reveal(gateway, "api", MAIN)).containsEntry("", TOKEN);
        assertThat(command.delete("api", "")).isTrue();
        gateway.refresh();
        assertThat(gateway.find("api", MAIN)).isEmpty();
    }

    @Test
    void secret_closedByItsUser_staysUsable() throws Exception {
        SecretStore secrets = store(Map.of());
        secrets.put("api", "", Secret.of(TOKEN), SlotShape.LINE);
        secrets.find("api", MAIN).values().forEach(Secret::close);
        assertThat(reveal(secrets, "api", MAIN)).containsEntry("", TOKEN);
    }

    @Test
    void secret_movedToAnotherCredential_doesNotOpenAndDoesNotFallBack() throws Exception {
        SecretStore secrets = store(Map.of("CLAWPATROL_SECRET_OTHER", "from environment"));
        secrets.put("api", "", Secret.of(TOKEN), SlotShape.LINE);
        byte[] sealed = state.secrets().all().getFirst().sealed();
        state.secrets().put("other", "", sealed, InstantSource.system().instant());
        secrets.refresh();
        assertThat(secrets.find("other", MAIN)).isEmpty();
        assertThat(reveal(secrets, "api", MAIN)).containsEntry("", TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "line\r\n", "line\n", "a\rb", "nul\u0000"})
    void environment_thatNoHeaderCanCarry_isNoSecret(String value) throws Exception {
        Path file = Files.writeString(folder.resolve("value"), value + "\n");
        SecretStore secrets =
                store(
                        Map.of(
                                "CLAWPATROL_SECRET_API",
                                value,
                                "CLAWPATROL_SECRET_FILED",
                                "@" + file,
                                "CLAWPATROL_SECRET_API_PRIVATE_KEY",
                                value));
        assertThat(secrets.find("api", MAIN)).isEmpty();
        assertThat(secrets.find("filed", MAIN)).isEmpty();
        assertThat(secrets.origins("api", MAIN)).isEmpty();
        assertThat(reveal(secrets, "api", Set.of("private_key")))
                .containsEntry("private_key", value);
    }

    @Test
    void environment_forADeclaredSlot_isFound() {
        SecretStore secrets =
                store(
                        Map.of(
                                "CLAWPATROL_SECRET_MY_API", "main",
                                "CLAWPATROL_SECRET_MY_API_PRIVATE_KEY", "key",
                                "CLAWPATROL_SECRET_MY_API_UNDECLARED", "no",
                                "CLAWPATROL_SECRET_EMPTY", ""));
        assertThat(reveal(secrets, "my-api", Set.of("", "private_key", "absent")))
                .containsExactlyInAnyOrderEntriesOf(Map.of("", "main", "private_key", "key"));
        assertThat(secrets.find("empty", MAIN)).isEmpty();
    }

    @Test
    void storedSlot_shadowsTheEnvironmentForTheWholeCredential() throws Exception {
        SecretStore secrets =
                store(Map.of("CLAWPATROL_SECRET_API", "main", "CLAWPATROL_SECRET_API_KEY", "key"));
        Set<String> slots = Set.of("", "key");
        assertThat(secrets.origins("api", slots)).containsOnlyKeys(slots);
        secrets.put("api", "key", Secret.of("stored"), SlotShape.LINE);
        assertThat(reveal(secrets, "api", slots)).containsExactly(Map.entry("key", "stored"));
        assertThat(secrets.origins("api", slots))
                .containsExactly(Map.entry("key", SecretOrigin.STORE));
    }

    @Test
    void environment_namingAFile_readsItAtEachUse() throws Exception {
        Path file = folder.resolve("token");
        Files.writeString(file, "one\n");
        SecretStore secrets = store(Map.of("CLAWPATROL_SECRET_API", "@" + file));
        assertThat(reveal(secrets, "api", MAIN)).containsEntry("", "one");
        Files.writeString(file, "one\n\n");
        assertThat(secrets.find("api", MAIN)).isEmpty();
        Files.writeString(file, "two\r\n");
        assertThat(reveal(secrets, "api", MAIN)).containsEntry("", "two");
        Files.delete(file);
        assertThat(secrets.find("api", MAIN)).isEmpty();
        Files.createDirectory(file);
        assertThat(secrets.find("api", MAIN)).isEmpty();
        assertThat(store(Map.of("CLAWPATROL_SECRET_API", "@/dev/zero")).find("api", MAIN))
                .isEmpty();
    }

    @Test
    void put_ofAValueThatCouldSplitAHeader_isRefused() {
        SecretStore secrets = store(Map.of());
        for (String value : new String[] {"a\r\nX: y", "a\n", "a\rb", "a\0b", ""}) {
            assertThatThrownBy(() -> secrets.put("api", "", Secret.of(value), SlotShape.LINE))
                    .isInstanceOf(InvalidSecretException.class)
                    .hasMessageStartingWith("the value");
        }
        assertThatThrownBy(
                        () ->
                                secrets.put(
                                        "api",
                                        "",
                                        Secret.of(new byte[(64 << 10) + 1]),
                                        SlotShape.TEXT))
                .isInstanceOf(InvalidSecretException.class);
        assertThat(state.secrets().all()).isEmpty();
    }

    @Test
    void put_ofSeveralLinesInATextSlot_isStored() throws Exception {
        SecretStore secrets = store(Map.of());
        secrets.put("api", "pem", Secret.of("a\nb\n"), SlotShape.TEXT);
        assertThat(reveal(secrets, "api", Set.of("pem"))).containsEntry("pem", "a\nb\n");
    }

    @Test
    void blob_madeTwice_isTheFirst() throws Exception {
        var one = new SealedBlobs(state.blobs(), box, InstantSource.system());
        assertThat(one.findOrCreate("ca", "key", () -> Secret.of("first")).revealText())
                .isEqualTo("first");
        assertThat(one.findOrCreate("ca", "key", () -> Secret.of("second")).revealText())
                .isEqualTo("first");
        assertThat(one.find("ca", "other")).isEmpty();
    }

    private SecretStore store(Map<String, String> environment) {
        return new SecretStore(
                state.secrets(), box, new EnvironmentSecrets(environment), InstantSource.system());
    }

    private static Map<String, String> reveal(
            SecretStore secrets, String credential, Set<String> slots) {
        Map<String, String> clear = new TreeMap<>();
        secrets.find(credential, slots)
                .forEach((slot, secret) -> clear.put(slot, secret.revealText()));
        return clear;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
