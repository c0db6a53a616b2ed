package org.clawpatrol.dsl.config;

import java.util.Map;
import java.util.Set;

/**
 * Where a secret store keeps the secrets of one credential. Immutable.
 *
 * @param keys what the store calls each secret, by slot
 * @param stated the slots whose keys the configuration names: those must be there
 */
public record StoredAt(SecretStoreConfig store, Map<String, String> keys, Set<String> stated) {
    /** The key of a store that gives one text: all of it. */
    public static final String WHOLE = "-";

    public StoredAt {
        keys = Map.copyOf(keys);
        stated = Set.copyOf(stated);
    }
}
