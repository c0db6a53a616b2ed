package org.clawpatrol.dsl.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.SourceBytes;

/** Finds and reads the files of a configuration, and remembers which they were. One thread. */
final class ConfigurationFiles {
    private static final int MOST_BYTES = 64 << 20;
    private static final Comparator<Path> BY_NAME_BYTES =
            Comparator.comparing(
                    file -> file.getFileName().toString().getBytes(StandardCharsets.UTF_8),
                    Arrays::compareUnsigned);

    private final Path given;
    private final Diagnostics diagnostics;
    private final Set<Path> included = new LinkedHashSet<>();
    private final Set<Path> own = new LinkedHashSet<>();
    private int left = MOST_BYTES;

    /**
     * @param given a file of any name, or a directory whose files together are one configuration
     */
    ConfigurationFiles(Path given, Diagnostics diagnostics) {
        this.given = given;
        this.diagnostics = diagnostics;
    }

    /** The directory that relative paths inside the configuration start from. */
    Path directory() {
        Path absolute = given.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        return Files.isDirectory(absolute) || parent == null ? absolute : parent;
    }

    /** The files that were read besides the configuration's own. */
    Set<Path> included() {
        return Set.copyOf(included);
    }

    /** Everything it was made from, its folder included; absolute. */
    Set<Path> all() {
        Set<Path> all = new LinkedHashSet<>(included);
        all.add(given.toAbsolutePath());
        all.addAll(own);
        return Set.copyOf(all);
    }

    /** Records a further file that the configuration was made from. */
    void include(Path file) {
        included.add(file);
    }

    /** The texts in the order in which they count; problems are reported. */
    List<Source> sources() {
        if (Files.notExists(given)) {
            diagnostics.add(Diagnostic.global("C-PATH", "cannot read config path `" + given + "`"));
            return List.of();
        }
        List<Source> sources = new ArrayList<>();
        for (Path file : files()) {
            read(file, sources);
        }
        return sources;
    }

    private List<Path> files() {
        if (!Files.isDirectory(given)) {
            return List.of(given);
        }
        try (Stream<Path> children = Files.list(given)) {
            List<Path> files =
                    children.filter(ConfigurationFiles::counts).sorted(BY_NAME_BYTES).toList();
            if (files.isEmpty()) {
                diagnostics.add(
                        Diagnostic.global(
                                "C-NOHCL", "no `.hcl` file in directory `" + given + "`"));
            }
            return files;
        } catch (IOException e) {
            unreadable(given);
            return List.of();
        }
    }

    private static boolean counts(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".hcl")
                && !name.startsWith(".")
                && !name.endsWith(".test.hcl")
                && !name.equals("clawpatrol.lock.hcl")
                && !Files.isDirectory(file);
    }

    private void read(Path file, List<Source> sources) {
        own.add(file.toAbsolutePath());
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(left + 1);
            left -= content.length;
            if (left < 0) {
                left = 0;
                diagnostics.add(
                        Diagnostic.global(
                                "C-SIZE", "configuration is larger than 64 MiB at `" + file + "`"));
                return;
            }
            SourceBytes.decode(file.toString(), content, diagnostics).ifPresent(sources::add);
        } catch (IOException e) {
            unreadable(file);
        }
    }

    private void unreadable(Path path) {
        diagnostics.add(Diagnostic.global("C-READ", "cannot read `" + path + "`"));
    }
}
