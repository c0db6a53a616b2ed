package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.test.FixturePaths;

/** Which tests and fixtures a command line asks for. Immutable. */
sealed interface TestSelection {

    /**
     * The files, each once, in the order in which they run; empty when there is a problem.
     *
     * @param problems takes what the user is told, ended by a newline
     * @param configuration that is tested
     */
    List<Path> files(StringBuilder problems, Configuration configuration) throws IOException;

    /** Those files, and the folders where more could appear; what is missing may, too. */
    Set<Path> watched() throws IOException;

    /** A fixture, or the fixtures of a folder. */
    record OfFixtures(Path path) implements TestSelection {
        @Override
        public List<Path> files(StringBuilder problems, Configuration configuration)
                throws IOException {
            try {
                List<Path> fixtures = FixturePaths.find(path);
                if (fixtures.isEmpty()) {
                    problems.append("no .json fixtures under %s\n".formatted(path));
                }
                return fixtures;
            } catch (NoSuchFileException e) {
                problems.append(missing(path));
                return List.of();
            }
        }

        @Override
        public Set<Path> watched() {
            return Set.of(path);
        }
    }

    /**
     * Fixtures, test files, and folders of both.
     *
     * @param recursive whether folders in folders count
     */
    record OfPaths(List<Path> paths, boolean recursive) implements TestSelection {
        public OfPaths {
            paths = List.copyOf(paths);
        }

        @Override
        public List<Path> files(StringBuilder problems, Configuration configuration)
                throws IOException {
            List<Path> files = new ArrayList<>();
            for (Path path : paths) {
                List<Path> found = found(path);
                files.addAll(found);
                if (!Files.exists(path)) {
                    problems.append(missing(path));
                } else if (found.isEmpty()) {
                    problems.append(barren(path));
                }
            }
            return problems.isEmpty() ? FixturePaths.once(files) : List.of();
        }

        private List<Path> found(Path path) throws IOException {
            List<Path> found = new ArrayList<>();
            for (Path each : withFoldersBelow(path)) {
                if (Files.exists(each)) {
                    found.addAll(FixturePaths.findWithTests(each));
                }
            }
            return found;
        }

        private List<Path> withFoldersBelow(Path path) throws IOException {
            List<Path> all = new ArrayList<>(List.of(path));
            if (recursive && Files.isDirectory(path)) {
                all.addAll(FixturePaths.foldersBelow(path));
            }
            return all;
        }

        private String barren(Path folder) throws IOException {
            String wayOut =
                    !recursive && !FixturePaths.foldersBelow(folder).isEmpty()
                            ? "; add --recursive to look into its folders, too"
                            : "";
            return "no .json fixtures under %s, and no *.test.hcl files%s\n"
                    .formatted(folder, wayOut);
        }

        @Override
        public Set<Path> watched() throws IOException {
            Set<Path> watched = new TreeSet<>();
            for (Path path : paths) {
                watched.addAll(withFoldersBelow(path));
                watched.addAll(found(path));
            }
            return watched;
        }
    }

    /** The test files beside the configuration. */
    record Beside(Path config) implements TestSelection {
        @Override
        public List<Path> files(StringBuilder problems, Configuration configuration)
                throws IOException {
            List<Path> tests = FixturePaths.beside(config);
            if (tests.isEmpty()) {
                problems.append(HowToWriteATest.of(configuration));
            }
            return tests;
        }

        @Override
        public Set<Path> watched() throws IOException {
            Set<Path> watched = new TreeSet<>();
            if (Files.exists(config)) {
                watched.add(
                        Files.isDirectory(config) ? config : config.toAbsolutePath().getParent());
                watched.addAll(FixturePaths.beside(config));
            }
            return watched;
        }
    }

    private static String missing(Path path) {
        return "resolve fixtures: no such file or folder: %s\n".formatted(path);
    }
}
