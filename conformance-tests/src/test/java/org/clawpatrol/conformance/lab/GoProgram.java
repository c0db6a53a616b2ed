package org.clawpatrol.conformance.lab;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Real servers that exist as Go modules only: built once on a machine, which takes minutes. */
public enum GoProgram {
    /** The Kubernetes API server: a module around it, since its own cannot be installed. */
    KUBE_APISERVER(
            "kube-apiserver",
            "1.34.4",
            List.of(
                    "go",
                    "build",
                    "-trimpath",
                    "-ldflags",
                    "-s -w -X k8s.io/component-base/version.gitVersion=v1.34.4"
                            + " -X k8s.io/component-base/version.gitMajor=1"
                            + " -X k8s.io/component-base/version.gitMinor=34",
                    ".")),
    /** Plays the nodes of a cluster. */
    KWOK("kwok", "0.8.0", List.of("go", "install", "sigs.k8s.io/kwok/cmd/kwok@v0.8.0"));

    private final String program;
    private final String version;

    // A list that nothing can change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> words;

    GoProgram(String program, String version, List<String> words) {
        this.program = program;
        this.version = version;
        this.words = words;
    }

    /**
     * The program. Where Go is absent what it would prove stays unproven and the test is skipped;
     * where it is there the program must build.
     */
    public Path path() throws IOException, InterruptedException {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "clawpatrol-tests");
        Path built = cache.resolve(program + "-" + version);
        if (!Files.isExecutable(built)) {
            Assumptions.assumeTrue(
                    Peers.GO.present(), program + " is unproven here: it needs Go 1.24 or newer");
            build(Files.createTempDirectory(Files.createDirectories(cache), "building"), built);
        }
        return built;
    }

    private void build(Path folder, Path target) throws IOException, InterruptedException {
        File log = folder.resolve("log").toFile();
        copySources(folder);
        ProcessBuilder go =
                new ProcessBuilder(words)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log);
        go.environment()
                .putAll(
                        Map.of(
                                "GOFLAGS",
                                "-mod=mod",
                                "GOBIN",
                                folder.toString(),
                                "CGO_ENABLED",
                                "0"));
        if (go.start().waitFor() != 0) {
            Assertions.fail(program + " could not be built: " + Files.readString(log.toPath()));
        }
        Files.move(folder.resolve(program), target, StandardCopyOption.ATOMIC_MOVE);
    }

    private void copySources(Path folder) throws IOException {
        Path sources = Repository.root().resolve("conformance-tests/src/test/go/" + program);
        if (!Files.isDirectory(sources)) {
            return;
        }
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }
}
