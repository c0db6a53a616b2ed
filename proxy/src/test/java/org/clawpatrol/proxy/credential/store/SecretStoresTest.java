package org.clawpatrol.proxy.credential.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.credential.FailedSourceException;
import org.clawpatrol.proxy.fake.LoadedPolicy;
import org.clawpatrol.proxy.secret.Secret;
import org.clawpatrol.proxy.secret.SecretSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores across reloads. */
final class SecretStoresTest {
    private static final Set<String> MAIN = Set.of("");
    private static final SecretSource ELSEWHERE =
            (name, slots) -> Map.of("", Secret.of("from elsewhere"));

    @TempDir private Path folder;
    private final AtomicReference<Configuration> current = new AtomicReference<>();
    private SecretStores stores;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectory(folder.resolve("one"));
        Files.createDirectory(folder.resolve("two"));
        Files.writeString(folder.resolve("one/kept"), "from one");
        Files.writeString(folder.resolve("two/kept"), "from two");
        load("one", "ttl = \"1h\"");
        stores = new SecretStores(ELSEWHERE, current::get, Map.of(), Stores.NO_CALLS);
    }

    @AfterEach
    void stop() {
        stores.close();
    }

    private void load(String path, String more) throws IOException {
        current.set(
                LoadedPolicy.of(
                                folder,
                                """
                                secret_store "kubernetes_mount" "files" {
                                  path = "%s"
                                  %s
                                }
                                credential "bearer_token" "kept" {
                                  endpoint = https.api
                                  store    = kubernetes_mount.files
                                }
                                """
                                        .formatted(path, more))
                        .configuration());
    }

    private CredentialConfig credential(String name) {
        return Objects.requireNonNull(current.get().credentials().get(name));
    }

    private String find(CredentialConfig credential) {
        return Stores.texts(stores.find(credential, MAIN).toCompletableFuture().join())
                .getOrDefault("", "none");
    }

    @Test
    void find_credentialWithStore_usesItAlone() throws Exception {
        assertThat(find(credential("kept"))).isEqualTo("from one");
        assertThat(find(credential("api_key"))).isEqualTo("from elsewhere");

        Files.delete(folder.resolve("two/kept"));
        load("two", "");
        CredentialConfig kept = credential("kept");
        assertThatThrownBy(() -> find(kept))
                .hasCauseInstanceOf(FailedSourceException.class)
                .hasMessageContaining("`kubernetes_mount.files` has none of `kept`");
    }

    @Test
    void reload_sayingTheSame_keepsWhatWasFetched() throws Exception {
        assertThat(find(credential("kept"))).isEqualTo("from one");
        Files.writeString(folder.resolve("one/kept"), "changed");
        load("one", "ttl = \"1h\"");

        assertThat(find(credential("kept"))).isEqualTo("from one");
    }

    @Test
    void reload_namingAnotherPlace_isFollowedEvenByActionsFromBefore() throws Exception {
        CredentialConfig before = credential("kept");
        assertThat(find(before)).isEqualTo("from one");
        load("two", "ttl = \"1h\"");

        assertThat(find(before)).isEqualTo("from two");
        assertThat(find(credential("kept"))).isEqualTo("from two");
    }

    @Test
    void reload_changingTheTime_fetchesAnew() throws Exception {
        find(credential("kept"));
        Files.writeString(folder.resolve("one/kept"), "changed");
        load("one", "ttl = \"2h\"");

        assertThat(find(credential("kept"))).isEqualTo("changed");
    }

    @Test
    void withoutLogin_vaultWithoutToken_isNamed() throws Exception {
        Configuration configuration =
                LoadedPolicy.of(
                                folder,
                                """
                                secret_store "vault" "prod" { address = "https://vault.lab.test" }
                                credential "bearer_token" "kept" {
                                  endpoint = https.api
                                  store    = vault.prod
                                }
                                """)
                        .configuration();

        assertThat(SecretStores.withoutLogin(configuration, (name, slots) -> Map.of()))
                .singleElement()
                .satisfies(
                        store -> {
                            assertThat(store.ownSecret()).isEqualTo("store-prod");
                            assertThat(store.ownSlot()).contains("token");
                        });
        assertThat(SecretStores.withoutLogin(configuration, ELSEWHERE)).isEmpty();
    }
}
