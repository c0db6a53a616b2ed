package org.clawpatrol.proxy;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads for what must not hold an event loop, each kind with its own: lookups that hang must
 * not keep leaves from being minted.
 *
 * @param lookups looks names up
 * @param minting mints leaves
 */
record Workers(ExecutorService lookups, ExecutorService minting) implements AutoCloseable {
    private static final int LOOKUP_THREADS = 16;
    private static final int MINTING_THREADS = 2;
    private static final int WAITING = 1_000;

    static Workers open() {
        return new Workers(pool("lookup-", LOOKUP_THREADS), pool("mint-", MINTING_THREADS));
    }

    private static ExecutorService pool(String name, int threads) {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        30,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(WAITING),
                        Thread.ofPlatform().daemon().name(name, 0).factory());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    @Override
    public void close() {
        lookups.shutdownNow();
        minting.shutdownNow();
    }
}
