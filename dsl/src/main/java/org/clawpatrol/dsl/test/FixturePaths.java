package org.clawpatrol.dsl.test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the fixtures and test files of a run. Of a folder, its own files count, in bytewise order
 * of their names, without dot files. Stateless.
 */
public final class FixturePaths {
    private static final String FIXTURE = ".json";
    private static final Comparator<Path> BY_NAME_BYTES =
            Comparator.comparing(
                    file -> file.getFileName().toString().getBytes(StandardCharsets.UTF_8),
                    Arrays::compareUnsigned);

    private FixturePaths() {}

    /**
     * A file as it is, whatever its name; of a directory its own {@code .json} files.
     *
     * @throws NoSuchFileException when there is nothing at the path
     */
    public static List<Path> find(Path fileOrDirectory) throws IOException {
        return find(fileOrDirectory, name -> name.endsWith(FIXTURE));
    }

    /**
     * A file as it is, whatever its name; of a directory its own {@code .json} and {@code
     * .test.hcl} files.
     *
     * @throws NoSuchFileException when there is nothing at the path
     */
    public static List<Path> findWithTests(Path fileOrDirectory) throws IOException {
        return find(
                fileOrDirectory, name -> name.endsWith(FIXTURE) || name.endsWith(TestFile.SUFFIX));
    }

    /** The test files in the folder of a configuration. */
    public static List<Path> beside(Path configuration) throws IOException {
        Path folder =
                Files.isDirectory(configuration) ? configuration : configuration.resolveSibling("");
        return files(folder, name -> name.endsWith(TestFile.SUFFIX));
    }

    /** The folders in a folder, and in those, without hidden ones and links. */
    public static List<Path> foldersBelow(Path folder) throws IOException {
        List<Path> below = new ArrayList<>();
        for (Path child : children(folder, FixturePaths::isOwnFolder)) {
            below.add(child);
            below.addAll(foldersBelow(child));
        }
        return below;
    }

    /**
     * Each file where it stands first, however its folder is spelt. Two links in a folder are two
     * files.
     */
    public static List<Path> once(List<Path> files) throws IOException {
        Map<Path, Path> once = new LinkedHashMap<>();
        for (Path file : files) {
            Path absolute = file.toAbsolutePath();
            Path folder = absolute.resolveSibling("").toRealPath();
            once.putIfAbsent(folder.resolve(absolute.getFileName()), file);
        }
        return List.copyOf(once.values());
    }

    private static List<Path> find(Path fileOrDirectory, Predicate<String> names)
            throws IOException {
        if (Files.notExists(fileOrDirectory)) {
            throw new NoSuchFileException(fileOrDirectory.toString());
        }
        return Files.isDirectory(fileOrDirectory)
                ? files(fileOrDirectory, names)
                : List.of(fileOrDirectory);
    }

    private static List<Path> files(Path folder, Predicate<String> names) throws IOException {
        return children(
                folder,
                child -> names.test(child.getFileName().toString()) && !Files.isDirectory(child));
    }

    private static List<Path> children(Path folder, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> !child.getFileName().toString().startsWith("."))
                    .filter(wanted)
                    .sorted(BY_NAME_BYTES)
                    .toList();
        }
    }

    private static boolean isOwnFolder(Path child) {
        return Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS);
    }
}
