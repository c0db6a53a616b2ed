package org.clawpatrol.proxy.tls;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.InstantSource;

/**
 * The leaves minted lately: bounded, each replaced after two thirds of its life. A name that was
 * dropped is simply minted again. Safe to share.
 */
public final class LeafCache {
    private final LeafMinter minter;
    private final InstantSource clock;
    private final Cache<ServerName, Leaf> leaves;

    /**
     * @param bound most leaves kept, at least 1
     */
    public LeafCache(LeafMinter minter, InstantSource clock, int bound) {
        this.minter = minter;
        this.clock = clock;
        // Eviction runs where the insertion runs: a flood of names cannot outpace it.
        this.leaves =
                Caffeine.newBuilder()
                        .maximumSize(bound)
                        .executor(Runnable::run)
                        .recordStats()
                        .build();
    }

    Leaf leafFor(ServerName name) {
        Leaf leaf = leaves.get(name, minter::mint);
        return due(leaf)
                ? leaves.asMap()
                        .compute(name, (n, old) -> old == null || due(old) ? minter.mint(n) : old)
                : leaf;
    }

    private boolean due(Leaf leaf) {
        return !clock.instant().isBefore(leaf.renewAt());
    }

    /** How often a leaf was there when it was asked for. */
    public long hits() {
        return leaves.stats().hitCount();
    }

    /** How often one had to be minted. */
    public long misses() {
        return leaves.stats().missCount();
    }

    /** How many are kept. */
    public long size() {
        leaves.cleanUp();
        return leaves.estimatedSize();
    }
}
