package org.clawpatrol.conformance.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The command line of the product, each call a process of its own with its own home folder. */
public final class Product {
    private static final long LIMIT_SECONDS = Long.getLong("limit.seconds", 60);

    private final Path home;
    private final Path workingFolder;
    private final Map<String, String> environment;

    /**
     * @param home {@code HOME} of every process
     * @param workingFolder where the processes start
     * @param environment added to the variables of every process
     */
    public Product(Path home, Path workingFolder, Map<String, String> environment) {
        this.home = home;
        this.workingFolder = workingFolder;
        this.environment = Map.copyOf(environment);
    }

    /** The words that start the product from a shell or a process builder. */
    public static List<String> command(String... arguments) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx256m",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.clawpatrol.proxy.cli.Main"));
        words.addAll(List.of(arguments));
        return words;
    }

    public Finished call(String... arguments) throws IOException, InterruptedException {
        return finish(start(command(arguments)), "");
    }

    public Finished callWithInput(String input, String... arguments)
            throws IOException, InterruptedException {
        return finish(start(command(arguments)), input);
    }

    /** Starts any program in the same surroundings. */
    public Process start(List<String> words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).directory(workingFolder.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("CLAWPATROL_") || name.startsWith("XDG_"));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("JDK_JAVA_OPTIONS");
        builder.environment().put("HOME", home.toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Waits for the end of a process and gives what it wrote. */
    public static Finished finish(Process process, String input)
            throws IOException, InterruptedException {
        try {
            CompletableFuture<String> out = drained(process.getInputStream());
            CompletableFuture<String> err = drained(process.getErrorStream());
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(
                        "still running after " + LIMIT_SECONDS + " s: " + process.info());
            }
            return new Finished(process.exitValue(), out.join(), err.join());
        } finally {
            process.destroyForcibly();
        }
    }

    private static CompletableFuture<String> drained(InputStream stream) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (stream) {
                        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                task -> Thread.ofVirtual().start(task));
    }
}
