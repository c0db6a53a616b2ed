package org.clawpatrol.dsl.hcl;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Runs deeply recursive work where the stack is large enough for it. Stateless. */
public final class DeepStack {
    private static final long BYTES_PER_LEVEL = 16 * 1024;

    private DeepStack() {}

    /**
     * The work's result; waits for it whatever interrupts.
     *
     * @param depth how many levels of nesting the work may walk down
     */
    public static <T> T call(int depth, Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread thread = new Thread(null, task, "hcl-reader", depth * BYTES_PER_LEVEL);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException again) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException("reading failed", failure.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
