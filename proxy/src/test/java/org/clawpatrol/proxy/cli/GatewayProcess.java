package org.clawpatrol.proxy.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A command line in a process of its own, because signals are for processes. */
final class GatewayProcess implements AutoCloseable {
    private static final String END = "(end of output)";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private GatewayProcess(Process process) {
        this.process = process;
        // Reading a pipe would hold a virtual thread's carrier.
        Thread.ofPlatform().daemon().start(this::collect);
    }

    /** Starts one; both its streams are read as one. */
    static GatewayProcess start(TestTerminal terminal, String... args) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                new java.util.ArrayList<>(
                        List.of(
                                java,
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(terminal.environment);
        return new GatewayProcess(builder.start());
    }

    private void collect() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(lines::add);
        } catch (IOException e) {
            lines.add(String.valueOf(e.getMessage()));
        }
        lines.add(END);
    }

    /** All lines up to the first that fits. */
    List<String> until(Predicate<String> fits) throws InterruptedException {
        var seen = new java.util.ArrayList<String>();
        while (true) {
            String line = lines.poll(60, TimeUnit.SECONDS);
            if (line == null || line.equals(END)) {
                throw new AssertionError("the line did not come after " + seen);
            }
            seen.add(line);
            if (fits.test(line)) {
                return seen;
            }
        }
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    int exit() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the process does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
