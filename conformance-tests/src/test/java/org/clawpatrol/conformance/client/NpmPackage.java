package org.clawpatrol.conformance.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.clawpatrol.conformance.lab.Peers;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A package that npm fetches once, with what it needs.
 *
 * @param folder name of its folder among those that tests keep, without the version
 */
record NpmPackage(String name, String version, String folder) {

    /** Its folder; skips the test where it cannot be had, and fails it when peers are required. */
    Path installed() throws IOException, InterruptedException {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "clawpatrol-tests");
        Path home = cache.resolve(folder + "-" + version);
        if (!Files.isDirectory(home.resolve("node_modules").resolve(name))) {
            Peers.NPM.needed();
            install(Files.createDirectories(cache), home);
        }
        return home;
    }

    private void install(Path cache, Path home) throws IOException, InterruptedException {
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
                        name + "@" + version);
        Path log = fresh.resolve("log");
        Process npm =
                new ProcessBuilder(words)
                        .directory(fresh.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (npm.waitFor() != 0) {
            String message = name + " could not be installed: " + Files.readString(log);
            if ("required".equals(System.getProperty("peers"))) {
                Assertions.fail(message);
            }
            Assumptions.abort(message);
        }
        Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    }
}
