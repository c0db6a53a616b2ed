package org.clawpatrol.proxy.credential.store;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.SecretStoreConfig;
import org.clawpatrol.dsl.config.StoredAt;
import org.clawpatrol.proxy.credential.type.HttpInjections;
import org.clawpatrol.proxy.secret.InvalidSecretException;
import org.clawpatrol.proxy.secret.Secret;
import org.clawpatrol.proxy.secret.SlotShape;
import org.clawpatrol.proxy.telemetry.SecretStoreMetrics;
import org.clawpatrol.proxy.telemetry.SecretStoreMetrics.Outcome;

/**
 * One look of a credential into its store, checked: what is there can be used, and nothing it needs
 * is missing. Blocks; safe to share.
 */
final class StoreFetch {
    /** A store that hangs must not gather threads. */
    static final int AT_ONCE = 4;

    private final StoredAt stored;
    private final Set<String> needed;
    private final StoreReader reader;
    private final Semaphore places;
    private final SecretStoreMetrics metrics;

    /**
     * @param places of all fetches of that store
     */
    StoreFetch(
            CredentialConfig credential,
            StoredAt stored,
            StoreReader reader,
            Semaphore places,
            SecretStoreMetrics metrics) {
        this.stored = stored;
        this.needed = HttpInjections.of(credential).slots();
        this.reader = reader;
        this.places = places;
        this.metrics = metrics;
    }

    Map<String, Secret> run() throws StoreException, InterruptedException {
        Outcome outcome = Outcome.ERROR;
        try {
            Map<String, Secret> found = look();
            outcome = Outcome.SUCCESS;
            return found;
        } catch (StoreException e) {
            outcome = Outcome.FAILURE;
            throw e;
        } finally {
            metrics.fetched(stored.store().reference(), outcome);
        }
    }

    private Map<String, Secret> look() throws StoreException, InterruptedException {
        Map<String, String> keys = asked();
        Duration timeout = stored.store().timeout();
        if (!places.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new StoreException("is busy with other credentials");
        }
        try {
            return checked(keys, reader.read(keys));
        } finally {
            places.release();
        }
    }

    /** A program that is run for each key would fail for what nobody said that it has. */
    private Map<String, String> asked() {
        Map<String, String> keys = new HashMap<>(stored.keys());
        if (stored.store().settings() instanceof SecretStoreConfig.Command command
                && command.asksForKey()) {
            keys.keySet()
                    .removeIf(slot -> !needed.contains(slot) && !stored.stated().contains(slot));
        }
        return keys;
    }

    private Map<String, Secret> checked(Map<String, String> keys, Map<String, Secret> found)
            throws StoreException {
        try {
            if (found.isEmpty()) {
                throw new StoreException("has none of " + quoted(keys.values()));
            }
            for (Map.Entry<String, String> key : keys.entrySet()) {
                String slot = key.getKey();
                Secret secret = found.get(slot);
                if (secret != null) {
                    check(secret, slot, key.getValue());
                } else if (needed.contains(slot) || stored.stated().contains(slot)) {
                    throw new StoreException("has no `" + key.getValue() + "`");
                }
            }
            return new HashMap<>(found);
        } catch (StoreException e) {
            found.values().forEach(Secret::close);
            throw e;
        }
    }

    private static void check(Secret secret, String slot, String key) throws StoreException {
        byte[] clear = secret.reveal();
        try {
            SlotShape.of(slot).check(clear);
        } catch (InvalidSecretException e) {
            throw new StoreException("has a `" + key + "` that cannot be used: " + e.getMessage());
        } finally {
            Arrays.fill(clear, (byte) 0);
        }
    }

    private static String quoted(Collection<String> keys) {
        return keys.stream().sorted().map(key -> "`" + key + "`").collect(Collectors.joining(", "));
    }
}
