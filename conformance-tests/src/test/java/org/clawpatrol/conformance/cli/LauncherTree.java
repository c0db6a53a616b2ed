package org.clawpatrol.conformance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.conformance.lab.Product;
import org.clawpatrol.conformance.lab.Repository;

/** The launcher in a tree of its own, with programs of the test's first on its path. */
final class LauncherTree {
    private final Path folder;

    /**
     * @param folder of the tree, in {@code tree}, and of the programs, in {@code bin}
     */
    LauncherTree(Path folder) throws IOException {
        this.folder = folder;
        copy("clawpatrol");
        copy(".mvn/jdk25.sh");
        for (String module : List.of("engine", "dsl", "proxy", "stdlib-policies")) {
            Files.createDirectories(root().resolve(module).resolve("src/main"));
            Files.createDirectories(root().resolve(module).resolve("src/test"));
        }
        Files.writeString(root().resolve("pom.xml"), "");
    }

    Path root() {
        return folder.resolve("tree");
    }

    Path launcher() {
        return root().resolve("clawpatrol");
    }

    /** Brings along a file of the repository. */
    void copy(String name) throws IOException {
        Path to = root().resolve(name);
        Files.createDirectories(to.getParent());
        Files.copy(Repository.root().resolve(name), to);
    }

    /** A program that the launcher finds instead of the real one. */
    void program(String name, String text) throws IOException {
        executable(folder.resolve("bin").resolve(name), text);
    }

    static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /**
     * Starts a command of the tree.
     *
     * @param javaHome the JDK that the launcher is told of
     * @param variables more of them
     */
    Process start(Path from, Path javaHome, Map<String, String> variables, List<String> words)
            throws IOException {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("JAVA_HOME", javaHome.toString());
        environment.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        return new Product(folder, from, environment).start(words);
    }
}
