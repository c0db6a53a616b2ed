package org.clawpatrol.dsl.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.clawpatrol.dsl.config.SecretStoreConfig;
import org.clawpatrol.dsl.config.StoredAt;
import org.clawpatrol.dsl.schema.CredentialType;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.schema.Suggestion;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;

/** Reads which secrets of a store a credential consists of. One thread. */
final class StoreKeys {
    private static final String ID = "C-STORE-KEYS";
    private static final int LONGEST = 1_000;

    /** What both systemd and Kubernetes allow as the name of a file. */
    private static final Pattern FILE = Pattern.compile("(?![.]{1,2}$)[A-Za-z0-9._-]{1,253}");

    /** A path that cannot lead out of its mount, and a field. */
    private static final Pattern FIELD =
            Pattern.compile(
                    "(?!(.*/)?[.]{1,2}(/|#))[^/#\\p{Cntrl}]+(/[^/#\\p{Cntrl}]+)*#[^#\\p{Cntrl}]+");

    private static final Pattern TEXT = Pattern.compile("\\P{Cntrl}+");

    private final Map<String, SecretStoreConfig> stores;
    private final Diagnostics diagnostics;

    /**
     * @param stores those declared without a problem, by name
     */
    StoreKeys(Map<String, SecretStoreConfig> stores, Diagnostics diagnostics) {
        this.stores = stores;
        this.diagnostics = diagnostics;
    }

    /** Empty where the credential names no store, or one that has a problem itself. */
    Optional<StoredAt> of(Symbol credential, DecodedBlock block, CredentialType type) {
        Map<String, String> stated = block.textMap("store_keys");
        if (block.filled("store").isEmpty()) {
            if (!stated.isEmpty()) {
                error(
                        block,
                        "store_keys",
                        "`store_keys` without `store`",
                        "name the secret store in `store`");
            }
            return Optional.empty();
        }
        if (type.slots().isEmpty()) {
            error(
                    block,
                    "store",
                    "a credential of type `" + credential.type() + "` has no secret to be kept",
                    "remove `store`");
            return Optional.empty();
        }
        return block.filled("store")
                .flatMap(name -> Optional.ofNullable(stores.get(name)))
                .map(store -> keys(credential.name(), store, block, type.slots()));
    }

    private StoredAt keys(
            String credential, SecretStoreConfig store, DecodedBlock block, List<String> slots) {
        Map<String, String> stated = block.textMap("store_keys");
        stated.forEach(
                (slot, key) -> {
                    checkSlot(block, slot, slots);
                    check(block, store, key);
                });
        Map<String, String> keys = new HashMap<>();
        for (String slot : slots) {
            keys.put(slot, stated.getOrDefault(slot, usual(store, credential, slot)));
        }
        if (stated.isEmpty()) {
            check(block, store, keys.getOrDefault(slots.getFirst(), ""));
        }
        return new StoredAt(store, keys, stated.keySet());
    }

    /** What the store is asked for where nothing is said. */
    private static String usual(SecretStoreConfig store, String credential, String slot) {
        if (store.settings() instanceof SecretStoreConfig.Vault) {
            return credential + "#" + (slot.isEmpty() ? "value" : slot);
        }
        if (slot.isEmpty() && printsOne(store.settings())) {
            return StoredAt.WHOLE;
        }
        return slot.isEmpty() ? credential : credential + "." + slot;
    }

    /** Whether what is read names nothing, so that it is most likely one secret. */
    private static boolean printsOne(SecretStoreConfig.Settings settings) {
        return switch (settings) {
            case SecretStoreConfig.EncryptedFile file ->
                    file.format() == SecretStoreConfig.Format.AGE;
            case SecretStoreConfig.Command command -> !command.asksForKey();
            case SecretStoreConfig.Vault vault -> false;
            case SecretStoreConfig.SystemdCredentials systemd -> false;
            case SecretStoreConfig.MountedSecret mounted -> false;
        };
    }

    private void checkSlot(DecodedBlock block, String slot, List<String> slots) {
        if (slots.contains(slot)) {
            return;
        }
        error(
                block,
                "store_keys",
                "this credential has no secret `" + slot + "`",
                slots.equals(List.of(""))
                        ? "it has one without a name: write `store_keys = { \"\" = \"KEY\" }`"
                        : Suggestion.of(slot, slots, "secrets"));
    }

    private void check(DecodedBlock block, SecretStoreConfig store, String key) {
        Pattern form =
                switch (store.settings()) {
                    case SecretStoreConfig.Vault vault -> FIELD;
                    case SecretStoreConfig.SystemdCredentials systemd -> FILE;
                    case SecretStoreConfig.MountedSecret mounted -> FILE;
                    case SecretStoreConfig.EncryptedFile file -> TEXT;
                    case SecretStoreConfig.Command command -> TEXT;
                };
        if (key.length() <= LONGEST && form.matcher(key).matches()) {
            return;
        }
        error(
                block,
                block.has("store_keys") ? "store_keys" : "store",
                "`%s` cannot be a key of a `%s` store".formatted(key, store.type()),
                form == FIELD
                        ? "write `path/of/the/secret#field`, without the mount"
                        : form == FILE ? "write the name of one file" : "write what it is called");
    }

    private void error(DecodedBlock block, String attribute, String message, String help) {
        diagnostics.add(Diagnostic.error(ID, block.span(attribute), message).help(help));
    }
}
