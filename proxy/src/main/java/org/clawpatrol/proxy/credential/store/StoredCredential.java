package org.clawpatrol.proxy.credential.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.clawpatrol.dsl.config.StoredAt;
import org.clawpatrol.proxy.credential.FailedSourceException;
import org.clawpatrol.proxy.secret.Secret;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secrets of one credential as its store last gave them. At most one fetch is under way however
 * many ask; what is too old is never used, and a store that fails is left alone for a while. Safe
 * to share; never blocks on the store.
 */
final class StoredCredential implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoredCredential.class);
    private static final int MOST_WAITING = 4_096;
    private static final long GRACE_MILLIS = 2_000;

    private final String name;
    private final StoredAt stored;
    private final StoreFetch fetch;
    private final Executor executor;
    private final LongSupplier clock;
    private final Freshness freshness;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Map<String, Secret> secrets;
    private @Nullable CompletableFuture<Void> fetching;
    private String why = "";
    private long fetchedAt;
    private long restsUntil;
    private int failures;
    private int waiting;
    private boolean closed;

    /**
     * @param executor runs fetches, which block
     * @param clock nanoseconds
     */
    StoredCredential(
            String name, StoredAt stored, StoreFetch fetch, Executor executor, LongSupplier clock) {
        this.name = name;
        this.stored = stored;
        this.fetch = fetch;
        this.executor = executor;
        this.clock = clock;
        this.freshness = Freshness.of(stored.store().ttl());
    }

    StoredAt stored() {
        return stored;
    }

    /** Fresh copies, at once where they are at hand. */
    CompletionStage<Map<String, Secret>> find(Set<String> slots) {
        lock.lock();
        try {
            long now = clock.getAsLong();
            Map<String, Secret> held = usable(now);
            if (held != null) {
                if (freshness.ageing(now - fetchedAt)) {
                    start(now);
                }
                return CompletableFuture.completedFuture(copies(held, slots));
            }
            CompletableFuture<Void> running = start(now);
            if (running == null || waiting >= MOST_WAITING) {
                return CompletableFuture.failedFuture(failure());
            }
            waiting++;
            return running.handle((done, timeout) -> arrived(slots)).thenCompose(found -> found);
        } finally {
            lock.unlock();
        }
    }

    /** What was fetched meanwhile, by whichever fetch. */
    private CompletionStage<Map<String, Secret>> arrived(Set<String> slots) {
        lock.lock();
        try {
            waiting--;
            Map<String, Secret> held = usable(clock.getAsLong());
            return held == null
                    ? CompletableFuture.failedFuture(failure())
                    : CompletableFuture.completedFuture(copies(held, slots));
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Map<String, Secret> usable(long now) {
        if (secrets != null && !freshness.usable(now - fetchedAt)) {
            forget();
        }
        return secrets;
    }

    /** The fetch under way, or none while the store is left alone. */
    private @Nullable CompletableFuture<Void> start(long now) {
        if (fetching != null) {
            return fetching;
        }
        if (closed || (failures > 0 && now - restsUntil < 0)) {
            return null;
        }
        CompletableFuture<Void> started = new CompletableFuture<>();
        fetching = started;
        executor.execute(() -> fetchNow(started));
        // A store that cannot even be interrupted holds one thread, not those who wait.
        started.orTimeout(
                2 * stored.store().timeout().toMillis() + GRACE_MILLIS, TimeUnit.MILLISECONDS);
        return started;
    }

    private void fetchNow(CompletableFuture<Void> started) {
        String problem = "could not be asked";
        try {
            took(fetch.run());
            problem = "";
        } catch (StoreException e) {
            problem = e.why();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problem = "was not asked to the end";
        } catch (RuntimeException e) {
            // Its message could quote the secret.
            LOG.error(
                    "secret store `{}` failed: {} {}",
                    stored.store().reference(),
                    e.getClass().getName(),
                    Arrays.toString(e.getStackTrace()));
        } finally {
            // Whatever else went wrong must not be taken for a fetch that is still under way.
            if (!problem.isEmpty()) {
                failed(problem);
            }
            started.complete(null);
        }
    }

    private void took(Map<String, Secret> fresh) {
        lock.lock();
        try {
            fetching = null;
            if (closed) {
                fresh.values().forEach(Secret::close);
                return;
            }
            if (failures > 0) {
                LOG.info(
                        "secret store `{}` gives the secret of credential `{}` again",
                        stored.store().reference(),
                        name);
            }
            forget();
            secrets = fresh;
            fetchedAt = clock.getAsLong();
            failures = 0;
        } finally {
            lock.unlock();
        }
    }

    private void failed(String reason) {
        lock.lock();
        try {
            fetching = null;
            why = reason;
            failures++;
            restsUntil = clock.getAsLong() + Freshness.pause(failures);
            if (failures == 1 && !closed) {
                LOG.warn(
                        "credential `{}`: secret store `{}` {}",
                        name,
                        stored.store().reference(),
                        reason);
            }
        } finally {
            lock.unlock();
        }
    }

    private FailedSourceException failure() {
        return new FailedSourceException(name, reason());
    }

    private String reason() {
        String reason = why.isEmpty() ? "has not answered yet" : why;
        return ": secret store `" + stored.store().reference() + "` " + reason;
    }

    /** Why the last fetch gave nothing, as it follows the credential's name. */
    Optional<String> trouble() {
        lock.lock();
        try {
            return failures == 0 ? Optional.empty() : Optional.of(reason());
        } finally {
            lock.unlock();
        }
    }

    private static Map<String, Secret> copies(Map<String, Secret> held, Set<String> slots) {
        Map<String, Secret> copies = new HashMap<>();
        held.forEach(
                (slot, secret) -> {
                    if (slots.contains(slot)) {
                        copies.put(slot, secret.copy());
                    }
                });
        return copies;
    }

    private void forget() {
        if (secrets != null) {
            secrets.values().forEach(Secret::close);
            secrets = null;
        }
    }

    /** Wipes what it holds; who still asks gets nothing. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            why = "was replaced by another in the configuration";
            forget();
        } finally {
            lock.unlock();
        }
    }
}
