package org.clawpatrol.proxy.secret;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.proxy.state.SecretTable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All stored secrets, opened. Guarded by the lock of {@link SecretStore}. */
final class StoredSecrets implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoredSecrets.class);
    static final String PURPOSE = "credential";

    private final Map<String, Map<String, Secret>> byCredential = new HashMap<>();

    /** A row that does not open leaves its credential without that slot, and is logged. */
    static StoredSecrets open(List<SecretTable.Row> rows, SecretBox box) {
        var secrets = new StoredSecrets();
        for (SecretTable.Row row : rows) {
            secrets.add(row, box);
        }
        return secrets;
    }

    /** Copies of the wanted slots; absent when no slot of the credential is stored. */
    Optional<Map<String, Secret>> find(String credential, Set<String> slots) {
        @Nullable Map<String, Secret> stored = byCredential.get(credential);
        if (stored == null) {
            return Optional.empty();
        }
        Map<String, Secret> copies = new HashMap<>();
        stored.forEach(
                (slot, secret) -> {
                    if (slots.contains(slot)) {
                        copies.put(slot, secret.copy());
                    }
                });
        return Optional.of(copies);
    }

    /** The stored slots of a credential. */
    Optional<Set<String>> slots(String credential) {
        return Optional.ofNullable(byCredential.get(credential)).map(Map::keySet).map(Set::copyOf);
    }

    @Override
    public void close() {
        for (Map<String, Secret> slots : byCredential.values()) {
            slots.values().forEach(Secret::close);
        }
    }

    private void add(SecretTable.Row row, SecretBox box) {
        Map<String, Secret> slots =
                byCredential.computeIfAbsent(row.credential(), _ -> new HashMap<>());
        try {
            var label = new SealLabel(PURPOSE, row.credential(), row.slot());
            slots.put(row.slot(), box.open(label, row.sealed()));
        } catch (BrokenSealException e) {
            LOG.error(
                    "stored secret of credential `{}` slot `{}` cannot be opened: {}; set it again",
                    row.credential(),
                    row.slot(),
                    e.getMessage());
        }
    }
}
