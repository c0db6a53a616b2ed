package org.clawpatrol.proxy.tls;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The leaves minted lately: bounded, each minted once however many ask for it at a time, and
 * replaced after two thirds of its life. A name that was dropped is simply minted again. Safe to
 * share.
 */
public final class LeafCache {
    private final LeafMinter minter;
    private final InstantSource clock;
    private final Executor minting;
    private final AsyncCache<ServerName, Leaf> leaves;

    /** A cache that mints where it is asked. */
    public LeafCache(LeafMinter minter, InstantSource clock, int bound) {
        this(minter, clock, bound, Runnable::run);
    }

    /**
     * @param bound most leaves kept, at least 1
     * @param minting where leaves are minted; its bound bounds how many wait for that
     */
    public LeafCache(LeafMinter minter, InstantSource clock, int bound, Executor minting) {
        this.minter = minter;
        this.clock = clock;
        this.minting = minting;
        // Eviction runs where the insertion runs: a flood of names cannot outpace it.
        this.leaves =
                Caffeine.newBuilder()
                        .maximumSize(bound)
                        .executor(Runnable::run)
                        .recordStats()
                        .buildAsync();
    }

    /**
     * The leaf, done at once where it is at hand. Where too many wait, one that is due for renewal
     * serves on, and a new one fails.
     */
    CompletableFuture<Leaf> leaf(ServerName name) {
        try {
            CompletableFuture<Leaf> known = leaves.get(name, (wanted, _) -> minted(wanted));
            return isDue(known) ? renewed(name, known) : known;
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<Leaf> renewed(ServerName name, CompletableFuture<Leaf> due) {
        try {
            CompletableFuture<Leaf> now =
                    leaves.asMap()
                            .compute(name, (n, old) -> old == null || isDue(old) ? minted(n) : old);
            return Objects.requireNonNull(now);
        } catch (RejectedExecutionException e) {
            return due;
        }
    }

    private CompletableFuture<Leaf> minted(ServerName name) {
        return CompletableFuture.supplyAsync(() -> minter.mint(name), minting);
    }

    /** The leaf, minted here and now where {@link #leaf} was not asked before or it was dropped. */
    Leaf leafFor(ServerName name) {
        // The view, which does not count: the connection asked and was counted before.
        CompletableFuture<Leaf> known = leaves.asMap().get(name);
        Leaf leaf = atHand(known);
        if (leaf != null && !isDue(known)) {
            return leaf;
        }
        Leaf fresh = minter.mint(name);
        leaves.put(name, CompletableFuture.completedFuture(fresh));
        return fresh;
    }

    private boolean isDue(@Nullable CompletableFuture<Leaf> known) {
        Leaf leaf = atHand(known);
        return leaf != null && !clock.instant().isBefore(leaf.renewAt());
    }

    private static @Nullable Leaf atHand(@Nullable CompletableFuture<Leaf> known) {
        return known == null || !known.isDone() || known.isCompletedExceptionally()
                ? null
                : known.join();
    }

    /** How often a leaf was there when it was asked for. */
    public long hits() {
        return leaves.synchronous().stats().hitCount();
    }

    /** How often one had to be minted. */
    public long misses() {
        return leaves.synchronous().stats().missCount();
    }

    /** How many are kept. */
    public long size() {
        leaves.synchronous().cleanUp();
        return leaves.synchronous().estimatedSize();
    }
}
