package org.clawpatrol.conformance.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A server written in Python that says {@code port N} on its first line. Closing ends exactly that
 * process.
 */
public final class PythonPeer implements AutoCloseable {
    /** Debian's own, which has the packaged modules. */
    public static final String PYTHON = "/usr/bin/python3";

    private final Process process;
    private final int port;

    private PythonPeer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Where a script of these tests is. */
    public static String script(String name) {
        return Repository.root().resolve("conformance-tests/src/test/python/" + name).toString();
    }

    /** Starts a script; the certificate, the key and the secret it asks for come first. */
    public static PythonPeer start(String script, PemIdentity identity, Path log)
            throws IOException {
        return start(script, identity, log, Map.of());
    }

    /** The same, with more variables. */
    public static PythonPeer start(
            String script, PemIdentity identity, Path log, Map<String, String> environment)
            throws IOException {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                PYTHON,
                                script(script),
                                identity.certificate().toString(),
                                identity.key().toString(),
                                Lab.SECRET));
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null || !line.startsWith("port ")) {
            process.destroyForcibly();
            throw new IOException(script + " did not start: " + log);
        }
        return new PythonPeer(process, Integer.parseInt(line.substring("port ".length())));
    }

    public int port() {
        return port;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
