package org.clawpatrol.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.Product;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a tree of its own, with a JDK and a Maven that only say that they were called.
 */
class LauncherTest {
    private static final String MAVEN =
            """
            #!/bin/sh
            echo built >>"$LOG"
            app=proxy/target/app
            mkdir -p $app
            for jar in zstd dsl-1 asm engine-1 proxy-1; do : >"$app/$jar.jar"; done
            """;

    @TempDir private Path temporary;

    private LauncherTree tree;
    private Path root;
    private Path log;

    @BeforeEach
    void layOut() throws IOException {
        tree = new LauncherTree(temporary);
        root = tree.root();
        log = Files.createFile(temporary.resolve("log"));
        Files.writeString(root.resolve("dsl/src/main/Rule.java"), "");
        settle(Instant.now().minusSeconds(60));
        tree.program("mvn", MAVEN);
        jdk("jdk", "25.0.1");
    }

    /** As if everything had been written then. */
    private void settle(Instant when) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.toList()) {
                Files.setLastModifiedTime(each, FileTime.from(when));
            }
        }
    }

    /**
     * Its java writes a start-up cache where it is told to, and prints its folder and arguments.
     */
    private Path jdk(String name, String version) throws IOException {
        return jdk(name, version, "");
    }

    /**
     * @param gatewayTraining what it does first where it is to write the cache for gateways
     */
    private Path jdk(String name, String version, String gatewayTraining) throws IOException {
        Path folder = temporary.resolve(name);
        LauncherTree.executable(folder.resolve("bin/javac"), "#!/bin/sh\n");
        LauncherTree.executable(
                folder.resolve("bin/java"),
                """
                #!/bin/sh
                case "$*" in
                  */CurrentClassFiles.java*) ;;
                  */SqliteLibrary.java*) ;;
                  *-XX:AOTCacheOutput=*)
                    for word; do
                      case "$word" in
                        -XX:AOTCacheOutput=*/gateway.aot) %s
                          : >"${word#*=}" ;;
                        -XX:AOTCacheOutput=*) : >"${word#*=}" ;;
                      esac
                    done ;;
                  *) echo "%s"; echo "$PWD"; for word; do echo "$word"; done ;;
                esac
                """
                        .formatted(gatewayTraining, name));
        Files.writeString(
                folder.resolve("release"),
                "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        return folder;
    }

    private Process start(Path launcher, Path from, String java) throws IOException {
        return start(from, java, "", launcher.toString(), "validate", "a file");
    }

    /**
     * @param training what {@code CLAWPATROL_TRAINING} is
     */
    private Process start(Path from, String java, String training, String... words)
            throws IOException {
        return tree.start(
                from,
                temporary.resolve(java),
                Map.of("LOG", log.toString(), "CLAWPATROL_TRAINING", training),
                List.of(words));
    }

    private List<String> run(Path launcher, Path from, String java) throws Exception {
        Finished ended = Product.finish(start(launcher, from, java), "");
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.out().lines().toList();
    }

    private List<String> run() throws Exception {
        return run(root.resolve("clawpatrol"), temporary, "jdk");
    }

    /** The start-up cache that a command is given; empty for none. */
    private String cache(String training, String command) throws Exception {
        String launcher = root.resolve("clawpatrol").toString();
        Finished ended =
                Product.finish(start(temporary, "jdk", training, launcher, command, "x"), "");
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.out()
                .lines()
                .filter(word -> word.startsWith("-XX:AOTCache="))
                .map(word -> word.substring(word.lastIndexOf('/') + 1))
                .collect(Collectors.joining());
    }

    private long builds() throws IOException {
        return Files.readAllLines(log).size();
    }

    private static String classpath(List<String> printed) {
        return printed.get(printed.indexOf("-cp") + 1);
    }

    @Test
    void firstStart_buildsOnceAndRunsWhereTheUserIs() throws Exception {
        List<String> printed = run();
        assertThat(printed).startsWith("jdk", temporary.toRealPath().toString());
        assertThat(printed).endsWith("org.clawpatrol.proxy.cli.Main", "validate", "a file");
        assertThat(printed).anyMatch(word -> word.startsWith("-XX:AOTCache="));
        run();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void gateways_haveAStartUpCacheOfTheirOwn() throws Exception {
        assertThat(cache("", "gateway")).isEqualTo("gateway.aot");
        assertThat(cache("", "demo")).isEqualTo("gateway.aot");
        assertThat(cache("", "validate")).isEqualTo("command.aot");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void trainingThatIsOff_leavesNoCaches() throws Exception {
        assertThat(cache("off", "gateway")).isEmpty();
        assertThat(cache("off", "validate")).isEmpty();
    }

    @Test
    void trainingThatFails_isDoneWithout() throws Exception {
        jdk("jdk", "25.0.1", "exit 1");
        Finished first = Product.finish(start(root.resolve("clawpatrol"), temporary, "jdk"), "");
        assertThat(first.err()).contains("the start-up cache for gateways was not made");
        assertThat(cache("", "gateway")).isEmpty();
        assertThat(cache("", "validate")).isEqualTo("command.aot");
    }

    @Test
    void classpath_hasTheProductFirstAndIsTheSameInEveryLocale() throws Exception {
        String app = root.toRealPath().resolve("proxy/target/app") + "/";
        assertThat(classpath(run()).split(":"))
                .containsExactly(
                        app + "proxy-1.jar",
                        app + "dsl-1.jar",
                        app + "engine-1.jar",
                        app + "asm.jar",
                        app + "zstd.jar");
    }

    @Test
    void changedAddedAndDeletedSources_areBuilt() throws Exception {
        Path source = root.resolve("dsl/src/main/Rule.java");
        run();
        Instant later = Instant.now().plusSeconds(5);
        Files.setLastModifiedTime(source, FileTime.from(later));
        run();
        assertThat(builds()).isEqualTo(2);
        settle(Instant.now().minusSeconds(60));
        Files.delete(source);
        Files.setLastModifiedTime(source.getParent(), FileTime.from(later));
        run();
        assertThat(builds()).isEqualTo(3);
    }

    @Test
    void changedTests_areNotBuilt() throws Exception {
        run();
        Path test = Files.writeString(root.resolve("dsl/src/test/RuleTest.java"), "");
        Files.setLastModifiedTime(test, FileTime.from(Instant.now().plusSeconds(5)));
        run();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void movedTree_runsFromItsNewPlaceWithoutABuild() throws Exception {
        run();
        Path moved = Files.move(root, temporary.resolve("moved"));
        String classpath = classpath(run(moved.resolve("clawpatrol"), temporary, "jdk"));
        assertThat(classpath).startsWith(moved.toRealPath().toString()).doesNotContain("/tree/");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void symlinkAndRelativeName_findTheTree() throws Exception {
        String direct = classpath(run());
        Path link =
                Files.createSymbolicLink(temporary.resolve("bin/cp"), root.resolve("clawpatrol"));
        Path alias = Files.createSymbolicLink(temporary.resolve("alias"), root);
        assertThat(classpath(run(link, temporary, "jdk"))).isEqualTo(direct);
        assertThat(classpath(run(alias.resolve("clawpatrol"), temporary, "jdk"))).isEqualTo(direct);
        assertThat(classpath(run(Path.of("./clawpatrol"), root, "jdk"))).isEqualTo(direct);
        assertThat(classpath(run(Path.of("../../clawpatrol"), root.resolve("dsl/src"), "jdk")))
                .isEqualTo(direct);
    }

    @Test
    void anotherJdk_isTakenAtOnceAndAnOldOneIsNot() throws Exception {
        run();
        jdk("newer", "26");
        jdk("older", "21.0.4");
        assertThat(run(root.resolve("clawpatrol"), temporary, "newer")).startsWith("newer");
        Finished ended = Product.finish(start(root.resolve("clawpatrol"), temporary, "older"), "");
        assertThat(ended.out()).doesNotStartWith("older");
    }

    @Test
    void jdkReplacedInItsFolder_isLookedAtAgain() throws Exception {
        run();
        jdk("jdk", "17.0.2");
        Finished ended = Product.finish(start(root.resolve("clawpatrol"), temporary, "jdk"), "");
        assertThat(ended.out()).doesNotStartWith("jdk\n");
    }

    @Test
    void readOnlyTree_runsWhatWasBuilt() throws Exception {
        run();
        Path app = root.resolve("proxy/target/app");
        for (Path folder : List.of(app, root)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        }
        try {
            assertThat(run()).endsWith("a file");
        } finally {
            for (Path folder : List.of(app, root)) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    @Test
    void firstStartsAtOnce_buildOnceAndAllRun() throws Exception {
        List<Process> started = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            started.add(start(root.resolve("clawpatrol"), temporary, "jdk"));
        }
        for (Process each : started) {
            Finished ended = Product.finish(each, "");
            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(ended.out()).endsWith("a file\n");
        }
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void failedBuild_runsNothing() throws Exception {
        tree.program("mvn", "#!/bin/sh\nexit 1\n");
        Finished ended = Product.finish(start(root.resolve("clawpatrol"), temporary, "jdk"), "");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("the build failed; nothing was run");
    }
}
