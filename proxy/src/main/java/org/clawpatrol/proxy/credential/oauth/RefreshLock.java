package org.clawpatrol.proxy.credential.oauth;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.clawpatrol.proxy.file.PrivateFile;
import org.jspecify.annotations.Nullable;

/**
 * Lets one process at a time replace the token of a credential: a byte of a file beside the store,
 * locked, which the operating system unlocks when the process dies. Safe to share.
 */
public final class RefreshLock implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final long PAUSE_MILLIS = 20;

    private final FileChannel file;
    private final Duration patience;

    private RefreshLock(FileChannel file, Duration patience) {
        this.file = file;
        this.patience = patience;
    }

    /** Uses the file, made where it is missing; waits somewhat longer than a call may take. */
    public static RefreshLock open(Path file) throws IOException {
        return open(file, PATIENCE);
    }

    static RefreshLock open(Path file, Duration patience) throws IOException {
        PrivateFile.prepare(file);
        return new RefreshLock(FileChannel.open(file, StandardOpenOption.WRITE), patience);
    }

    /**
     * Runs the call while nobody else does for that credential.
     *
     * @throws TokenException where another process does not come to an end, or the call fails
     */
    public <T extends @Nullable Object> T exclusively(String credential, Exclusive<T> call)
            throws TokenException {
        try (FileLock held = acquire(credential)) {
            if (!held.isValid()) {
                throw TokenException.transientFailure(": the lock on its login was lost");
            }
            return call.run();
        } catch (IOException e) {
            throw TokenException.transientFailure(": its login cannot be locked");
        }
    }

    /** What nobody else may do meanwhile. */
    @FunctionalInterface
    public interface Exclusive<T extends @Nullable Object> {
        T run() throws TokenException;
    }

    private FileLock acquire(String credential) throws IOException, TokenException {
        long place = credential.hashCode() & 0x7fffffffL;
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            FileLock lock = attempt(place);
            if (lock != null) {
                return lock;
            }
            pause();
        }
        throw TokenException.transientFailure(": another process is replacing its token");
    }

    private @Nullable FileLock attempt(long place) throws IOException {
        try {
            return file.tryLock(place, 1, false);
        } catch (OverlappingFileLockException e) {
            return null; // held in this process
        }
    }

    private static void pause() throws TokenException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TokenException.transientFailure(": the gateway is stopping");
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
