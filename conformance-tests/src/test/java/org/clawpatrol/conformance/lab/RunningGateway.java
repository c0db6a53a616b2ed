package org.clawpatrol.conformance.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A gateway process that has said it is ready. Closing ends exactly that process. */
public final class RunningGateway implements AutoCloseable {
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 20;

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final CountDownLatch settled = new CountDownLatch(1);
    private final Thread reader;

    private RunningGateway(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /** Takes a process just started; returns when it listens. */
    public static RunningGateway awaited(Process process) throws IOException, InterruptedException {
        RunningGateway gateway = new RunningGateway(process);
        boolean inTime = gateway.settled.await(START_SECONDS, TimeUnit.SECONDS);
        if (!inTime || gateway.line("ready;").isEmpty()) {
            gateway.kill();
            throw new IOException("the gateway did not start:\n" + gateway.log());
        }
        return gateway;
    }

    private void read() {
        try (BufferedReader in = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                }
                if (line.startsWith("ready;")) {
                    settled.countDown();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            settled.countDown();
        }
    }

    public InetSocketAddress proxy() {
        return address("proxy: ");
    }

    public InetSocketAddress tls() {
        return address("tls: ");
    }

    public URI dashboard() {
        return URI.create(required("dashboard: "));
    }

    /** The one-time token of the first visit. */
    public String setupToken() {
        return required("dashboard set-up token (first visit): ");
    }

    /** Everything it wrote so far. */
    public String log() {
        return String.join("\n", logLines());
    }

    public List<String> logLines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** The most memory it ever had, in KiB, as the kernel counts it. */
    public long peakKib() throws IOException {
        return Files.readString(Path.of("/proc", String.valueOf(pid()), "status"))
                .lines()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }

    private InetSocketAddress address(String label) {
        String text = required(label);
        int colon = text.lastIndexOf(':');
        return new InetSocketAddress(
                text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    private String required(String label) {
        return line(label)
                .orElseThrow(() -> new IllegalStateException("no `" + label + "` in:\n" + log()));
    }

    private Optional<String> line(String start) {
        return logLines().stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst();
    }

    /** SIGKILL, at once. */
    public void kill() throws InterruptedException {
        // The process itself would close the stream as well, and with it the last lines.
        process.toHandle().destroyForcibly();
        process.waitFor();
        reader.join();
    }

    /** SIGTERM; gives the exit code. */
    public int stop() throws InterruptedException {
        process.toHandle().destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            kill();
            throw new IllegalStateException("the gateway did not stop:\n" + log());
        }
        reader.join();
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            stop();
        }
    }
}
