package org.clawpatrol.proxy.credential.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.SecretStoreConfig;
import org.clawpatrol.dsl.config.StoredAt;
import org.clawpatrol.proxy.secret.Secret;
import org.clawpatrol.proxy.telemetry.SecretStoreMetrics;
import org.junit.jupiter.api.Test;

/** What a store is asked for, and what of its answer will do. */
final class StoreFetchTest {
    private static final Map<String, String> KEYS =
            Map.of("cert", "robot.cert", "key", "robot.key", "ca", "robot.ca");

    private final Map<String, String> has = new HashMap<>();
    private Map<String, String> asked = Map.of();

    private Map<String, String> fetch(Set<String> stated, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("/bin/tool"));
        command.addAll(List.of(arguments));
        SecretStoreConfig store = Stores.store(new SecretStoreConfig.Command(command, Map.of()));
        StoredAt stored = new StoredAt(store, KEYS, stated);
        CredentialConfig robot =
                new CredentialConfig(
                        "robot",
                        "mtls_credential",
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        new CredentialConfig.ClientCertificate(),
                        Optional.of(stored));
        return Stores.texts(
                new StoreFetch(robot, stored, this::read, new Semaphore(1), metrics).run());
    }

    private Map<String, Secret> read(Map<String, String> keys) {
        asked = Map.copyOf(keys);
        Map<String, Secret> found = new HashMap<>();
        keys.forEach(
                (slot, key) -> {
                    String value = has.get(key);
                    if (value != null) {
                        found.put(slot, Secret.of(value));
                    }
                });
        return found;
    }

    private final SecretStoreMetrics metrics = new SecretStoreMetrics(() -> 0);

    @Test
    void run_optionalSecretNobodyNamed_mayBeAbsent() throws Exception {
        has.putAll(Map.of("robot.cert", "C", "robot.key", "K"));

        assertThat(fetch(Set.of())).containsOnlyKeys("cert", "key");
        assertThat(asked).isEqualTo(KEYS);
    }

    @Test
    void run_optionalSecretNobodyNamed_isNotAskedOfAProgramRunForEachKey() throws Exception {
        has.putAll(Map.of("robot.cert", "C", "robot.key", "K"));
        fetch(Set.of(), "{key}");
        assertThat(asked).containsOnlyKeys("cert", "key");

        has.put("robot.ca", "A");
        assertThat(fetch(Set.of("ca"), "{key}")).containsOnlyKeys("cert", "key", "ca");
    }

    @Test
    void run_secretThatIsNamedOrNeeded_mustBeThere() {
        has.putAll(Map.of("robot.cert", "C", "robot.key", "K"));
        assertThatThrownBy(() -> fetch(Set.of("ca"))).hasMessageContaining("has no `robot.ca`");

        has.remove("robot.key");
        assertThatThrownBy(() -> fetch(Set.of())).hasMessageContaining("has no `robot.key`");

        has.clear();
        assertThatThrownBy(() -> fetch(Set.of()))
                .hasMessageContaining("has none of `robot.ca`, `robot.cert`, `robot.key`");
    }
}
