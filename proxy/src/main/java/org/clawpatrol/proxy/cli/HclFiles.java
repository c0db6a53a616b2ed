package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files that arguments stand for: a file itself, or the {@code .hcl} files of a folder without
 * hidden ones and the lock file, which a program writes. Immutable.
 *
 * @param recursive whether folders in folders count; those that are links do not
 */
record HclFiles(boolean recursive) {
    private static final String LOCK_FILE = "clawpatrol.lock.hcl";

    /** Each file once, in the order of the arguments, those of a folder by name. */
    List<Path> of(List<Path> arguments) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path argument : arguments) {
            if (Files.isDirectory(argument)) {
                addFolder(argument, found);
            } else if (Files.exists(argument)) {
                found.add(argument);
            } else {
                throw new CommandFailure(ExitCode.USAGE, "no such file or folder: " + argument);
            }
        }
        Map<Path, Path> once = new LinkedHashMap<>();
        found.forEach(file -> once.putIfAbsent(file.toAbsolutePath().normalize(), file));
        return List.copyOf(once.values());
    }

    private void addFolder(Path folder, List<Path> found) throws IOException {
        List<Path> children;
        try (Stream<Path> listed = Files.list(folder)) {
            children = listed.sorted().toList();
        }
        for (Path child : children) {
            String name = child.getFileName().toString();
            if (name.startsWith(".")) {
                continue;
            }
            if (recursive && Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                addFolder(child, found);
            } else if (name.endsWith(".hcl")
                    && !name.equals(LOCK_FILE)
                    && !Files.isDirectory(child)) {
                found.add(child);
            }
        }
    }
}
