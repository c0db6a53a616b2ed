package org.clawpatrol.dsl.test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds the fixtures of a run. Stateless. */
public final class FixturePaths {
    private static final Comparator<Path> BY_NAME_BYTES =
            Comparator.comparing(
                    file -> file.getFileName().toString().getBytes(StandardCharsets.UTF_8),
                    Arrays::compareUnsigned);

    private FixturePaths() {}

    /**
     * A file as it is, whatever its name; of a directory its own {@code .json} files in bytewise
     * order, without dot files.
     *
     * @throws NoSuchFileException when there is nothing at the path
     */
    public static List<Path> find(Path fileOrDirectory) throws IOException {
        if (Files.notExists(fileOrDirectory)) {
            throw new NoSuchFileException(fileOrDirectory.toString());
        }
        if (!Files.isDirectory(fileOrDirectory)) {
            return List.of(fileOrDirectory);
        }
        try (Stream<Path> children = Files.list(fileOrDirectory)) {
            return children.filter(FixturePaths::counts).sorted(BY_NAME_BYTES).toList();
        }
    }

    /** The test files in the folder of a configuration, in bytewise order, without dot files. */
    public static List<Path> beside(Path configuration) throws IOException {
        Path folder =
                Files.isDirectory(configuration) ? configuration : configuration.resolveSibling("");
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(FixturePaths::isTestFile).sorted(BY_NAME_BYTES).toList();
        }
    }

    private static boolean isTestFile(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(TestFile.SUFFIX) && !name.startsWith(".") && !Files.isDirectory(file);
    }

    private static boolean counts(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".json") && !name.startsWith(".") && !Files.isDirectory(file);
    }
}
