package org.clawpatrol.dsl.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.clawpatrol.dsl.source.DiagnosticRenderer;

/** Folders of configurations with the exact diagnostics expected beside them. */
final class Gallery {
    static final Map<String, String> ENVIRONMENT = Map.of("HOME", "/home/tester");

    private Gallery() {}

    /** The cases of a gallery, sorted by name. */
    static Stream<Path> cases(String gallery) {
        try (Stream<Path> children = Files.list(folder(gallery))) {
            return children.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path folder(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(Gallery.class.getResource("/load/" + name), name)
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static LoadResult load(Path fileOrDirectory) {
        return new PolicyLoader(ENVIRONMENT).load(fileOrDirectory);
    }

    /** A case is {@code case.hcl}, or the folder {@code case} where several files matter. */
    static Path configuration(Path folder) {
        Path file = folder.resolve("case.hcl");
        return Files.exists(file) ? file : folder.resolve("case");
    }

    /** Diagnostics as a user sees them, with file names relative to the case. */
    static String rendered(Path folder, LoadResult result) {
        return DiagnosticRenderer.plain().render(result.diagnostics()).replace(folder + "/", "");
    }

    /**
     * Compares with the file of that name, or writes it when told to by {@code -Dgallery=write}.
     */
    static void check(Path folder, String actual) throws IOException {
        Path expected = folder.resolve("expected.txt");
        if (System.getProperty("gallery", "").equals("write")) {
            Path source =
                    Path.of("src/test/resources/load")
                            .resolve(folder("").relativize(expected).toString());
            Files.writeString(source, actual);
            return;
        }
        assertThat(actual).isEqualTo(Files.readString(expected));
    }
}
