package org.clawpatrol.conformance.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** AWS's SDK for Python as it is today, which Debian does not have; pip fetches it once. */
public final class Boto3 {
    private static final List<String> PACKAGES =
            List.of("boto3==1.43.11", "botocore==1.43.127", "urllib3==2.8.0");

    private Boto3() {}

    /**
     * The folder for {@code PYTHONPATH}; skips the test where it cannot be had, and fails it when
     * peers are required.
     */
    public static Path folder() throws IOException, InterruptedException {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "clawpatrol-tests");
        Path folder = cache.resolve("boto3-1.43.11");
        if (!Files.isDirectory(folder)) {
            Peers.PIP.needed();
            install(Files.createDirectories(cache), folder);
        }
        return folder;
    }

    private static void install(Path cache, Path folder) throws IOException, InterruptedException {
        Path fresh = Files.createTempDirectory(cache, "installing");
        Path log = fresh.resolve("log");
        List<String> words =
                new ArrayList<>(List.of(PythonPeer.PYTHON, "-m", "pip", "install", "--target"));
        words.add(fresh.toString());
        words.addAll(PACKAGES);
        Process pip =
                new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (pip.waitFor() != 0) {
            String message = "boto3 could not be installed: " + Files.readString(log);
            if ("required".equals(System.getProperty("peers"))) {
                Assertions.fail(message);
            }
            Assumptions.abort(message);
        }
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    }
}
