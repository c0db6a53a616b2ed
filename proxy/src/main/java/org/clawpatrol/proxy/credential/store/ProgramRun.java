package org.clawpatrol.proxy.credential.store;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One run of a program: no shell, no input, an environment of named variables only, a process group
 * of its own that ends with it or with its time, bounded output. One thread.
 */
final class ProgramRun {
    private static final int MOST_OUTPUT = 1 << 20;
    private static final int MOST_COMPLAINT = 4 << 10;
    private static final int BUFFER = 8 << 10;

    private final List<String> command;
    private final Map<String, String> environment;
    private final Duration timeout;

    /**
     * @param environment all of it
     * @param timeout of the whole run
     */
    ProgramRun(List<String> command, Map<String, String> environment, Duration timeout) {
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.timeout = timeout;
    }

    /**
     * How a run went.
     *
     * @param output what it printed; the caller wipes it
     * @param complaint the beginning of what it wrote to its standard error; may hold anything
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Result(int code, byte[] output, String complaint) {
        void wipe() {
            Arrays.fill(output, (byte) 0);
        }
    }

    /** What it printed until its first process ended. */
    Result run() throws StoreException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        Process process = start();
        ProcessGroup group = new ProcessGroup(process);
        try {
            CompletableFuture<byte[]> output =
                    reading(process.getInputStream(), MOST_OUTPUT + 1, false);
            CompletableFuture<byte[]> complaint =
                    reading(process.getErrorStream(), MOST_COMPLAINT, true);
            // Who prints too much must not be waited for.
            var _ =
                    output.thenAccept(
                            bytes -> {
                                if (bytes.length > MOST_OUTPUT) {
                                    group.end();
                                }
                            });
            if (!process.waitFor(left(deadline), TimeUnit.NANOSECONDS)) {
                throw late();
            }
            // What it left running may hold its output open.
            group.end();
            return new Result(
                    process.exitValue(),
                    checked(await(output, deadline)),
                    new String(await(complaint, deadline), StandardCharsets.UTF_8));
        } finally {
            group.end();
            process.destroyForcibly();
        }
    }

    private Process start() throws StoreException {
        Path program = Path.of(command.getFirst());
        if (program.isAbsolute() && !Files.isExecutable(program)) {
            throw new StoreException("cannot run " + program + ": no executable file");
        }
        ProcessBuilder builder = new ProcessBuilder(ProcessGroup.leading(command));
        builder.directory(new File("/"));
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new StoreException("cannot run " + command.getFirst());
        }
    }

    private static CompletableFuture<byte[]> reading(InputStream in, int most, boolean drop) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (in) {
                        return first(in, most, drop);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                task -> Thread.ofVirtual().name("store-output").start(task));
    }

    /**
     * The first bytes; what comes after them is dropped where it is to be. When the process ends
     * while something it left behind holds the stream open, a waiting read fails, and what had not
     * been read by then is had by reading on.
     */
    private static byte[] first(InputStream in, int most, boolean drop) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        boolean ended = false;
        while (drop || bytes.size() < most) {
            try {
                int read = in.read(buffer);
                if (read < 0) {
                    break;
                }
                bytes.write(buffer, 0, Math.min(read, most - bytes.size()));
            } catch (IOException closed) {
                if (ended) {
                    throw closed;
                }
                ended = true;
            }
        }
        Arrays.fill(buffer, (byte) 0);
        return bytes.toByteArray();
    }

    private byte[] await(CompletableFuture<byte[]> stream, long deadline)
            throws StoreException, InterruptedException {
        try {
            return stream.get(left(deadline), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw late();
        } catch (ExecutionException e) {
            throw new StoreException("stopped printing in between");
        }
    }

    private static byte[] checked(byte[] output) throws StoreException {
        if (output.length > MOST_OUTPUT) {
            Arrays.fill(output, (byte) 0);
            throw new StoreException("printed more than 1 MiB");
        }
        return output;
    }

    private static long left(long deadline) {
        return Math.max(0, deadline - System.nanoTime());
    }

    private StoreException late() {
        return new StoreException("did not end within " + timeout.toMillis() + " ms");
    }
}
