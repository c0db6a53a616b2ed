package org.clawpatrol.proxy.secret;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.clawpatrol.proxy.state.SecretTable;

/**
 * Secrets from the store, else from the environment. Safe to share: readers copy from memory, and
 * what another process stored is seen after {@link #refresh}.
 */
public final class SecretStore implements SecretSource, AutoCloseable {
    private final SecretTable table;
    private final SecretBox box;
    private final EnvironmentSecrets environment;
    private final InstantSource clock;
    private final ReentrantLock loading = new ReentrantLock();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private StoredSecrets stored;
    private long version;

    /**
     * Reads all stored secrets.
     *
     * @throws org.clawpatrol.proxy.state.StateUnavailableException when the store does not answer
     */
    public SecretStore(
            SecretTable table, SecretBox box, EnvironmentSecrets environment, InstantSource clock) {
        this.table = table;
        this.box = box;
        this.environment = environment;
        this.clock = clock;
        this.stored = StoredSecrets.open(List.of(), box);
        load();
    }

    @Override
    public Map<String, Secret> find(String credential, Set<String> slots) {
        return fromStore(credential, slots).orElseGet(() -> environment.find(credential, slots));
    }

    @Override
    public Optional<String> problem(String credential, Set<String> slots) {
        return storedSlots(credential).isPresent()
                ? Optional.empty()
                : environment.problem(credential, slots);
    }

    /** Whether anything of a credential is stored, so that no other source counts. */
    public boolean holds(String credential) {
        return storedSlots(credential).isPresent();
    }

    /** Where each slot that has a secret gets it from. */
    public Map<String, SecretOrigin> origins(String credential, Set<String> slots) {
        Optional<Set<String>> inStore = storedSlots(credential);
        Map<String, SecretOrigin> origins = new HashMap<>();
        for (String slot : slots) {
            if (inStore.isPresent() && inStore.get().contains(slot)) {
                origins.put(slot, SecretOrigin.STORE);
            } else if (inStore.isEmpty() && environment.has(credential, slot)) {
                origins.put(slot, SecretOrigin.ENVIRONMENT);
            }
        }
        return origins;
    }

    /**
     * Stores a secret; used from the next {@link #find} on.
     *
     * @param value stays the caller's to close
     */
    public void put(String credential, String slot, Secret value, SlotShape shape)
            throws InvalidSecretException {
        byte[] clear = value.reveal();
        try {
            shape.check(clear);
            var label = new SealLabel(StoredSecrets.PURPOSE, credential, slot);
            table.put(credential, slot, box.seal(label, clear), clock.instant());
        } finally {
            Arrays.fill(clear, (byte) 0);
        }
        load();
    }

    /** Whether there was one. */
    public boolean delete(String credential, String slot) {
        boolean deleted = table.delete(credential, slot);
        load();
        return deleted;
    }

    /**
     * Takes over what any process has stored since; cheap when nothing was. What is in memory stays
     * when the store does not answer.
     *
     * @throws org.clawpatrol.proxy.state.StateUnavailableException when the store does not answer
     */
    public void refresh() {
        if (table.version() != loadedVersion()) {
            load();
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            stored.close();
            stored = StoredSecrets.open(List.of(), box);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void load() {
        loading.lock();
        try {
            // Asked first: a write in between is read again rather than missed.
            long current = table.version();
            replace(StoredSecrets.open(table.all(), box), current);
        } finally {
            loading.unlock();
        }
    }

    /** Readers wait for this alone, never for the database. */
    private void replace(StoredSecrets fresh, long current) {
        lock.writeLock().lock();
        try {
            stored.close();
            stored = fresh;
            version = current;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private Optional<Map<String, Secret>> fromStore(String credential, Set<String> slots) {
        lock.readLock().lock();
        try {
            return stored.find(credential, slots);
        } finally {
            lock.readLock().unlock();
        }
    }

    private Optional<Set<String>> storedSlots(String credential) {
        lock.readLock().lock();
        try {
            return stored.slots(credential);
        } finally {
            lock.readLock().unlock();
        }
    }

    private long loadedVersion() {
        lock.readLock().lock();
        try {
            return version;
        } finally {
            lock.readLock().unlock();
        }
    }
}
