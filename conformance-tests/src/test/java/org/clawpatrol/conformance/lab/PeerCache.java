package org.clawpatrol.conformance.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Real programs that no Debian package has: each is fetched once and kept outside the project. */
public final class PeerCache {
    private PeerCache() {}

    /** Puts a program into an empty folder. */
    @FunctionalInterface
    public interface Fetch {
        void into(Path folder) throws IOException, InterruptedException;
    }

    /**
     * The folder of a program, fetched when it is not there yet.
     *
     * @param folder its name, with the version
     * @param proof a file in it without which it is not there
     */
    public static Path folder(String folder, String proof, Fetch fetch)
            throws IOException, InterruptedException {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "clawpatrol-tests");
        Path home = cache.resolve(folder);
        if (!Files.exists(home.resolve(proof))) {
            Path fresh = Files.createTempDirectory(Files.createDirectories(cache), "fetching");
            fetch.into(fresh);
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return home;
    }

    /**
     * Runs a program that fetches something. Where it is absent, or a Go that is too old, the test
     * is skipped; where it fails otherwise the test fails when peers are required.
     */
    public static void run(Path folder, Map<String, String> variables, List<String> words)
            throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        ProcessBuilder builder =
                new ProcessBuilder(words)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().putAll(variables);
        String problem;
        try {
            problem = builder.start().waitFor() == 0 ? "" : Files.readString(log);
        } catch (IOException absent) {
            // A Go that is new enough is not to be had everywhere.
            Assumptions.abort(words.getFirst() + " is absent: " + absent.getMessage());
            return;
        }
        if (!problem.isEmpty()) {
            String message = String.join(" ", words) + " failed: " + problem;
            boolean oldGo = problem.contains("requires go >=");
            if ("required".equals(System.getProperty("peers")) && !oldGo) {
                Assertions.fail(message);
            }
            Assumptions.abort(message);
        }
    }
}
