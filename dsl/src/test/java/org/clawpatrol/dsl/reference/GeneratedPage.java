package org.clawpatrol.dsl.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of the documentation that is made from declarations. A test checks that it is current;
 * with {@code -Dpages=write} the same test writes it.
 *
 * @param path below the project's folder
 */
public record GeneratedPage(String path) {
    private static final String HEADING =
            "<!-- Generated from the declarations; write it anew with"
                    + " `mvn test -pl dsl -am -Dpages=write -Dtest='*PageTest'"
                    + " -Dsurefire.failIfNoSpecifiedTests=false`. -->\n\n";

    /** Writes the page when asked to; fails when it is not what the declarations say. */
    public void holds(String text) throws IOException {
        Path file = root().resolve(path);
        String wanted = HEADING + text;
        if (System.getProperty("pages", "").equals("write")) {
            Files.createDirectories(root().resolve(path).resolve("..").normalize());
            Files.writeString(file, wanted);
        }
        String found = Files.exists(file) ? Files.readString(file) : "";
        assertThat(found)
                .as("%s is stale; run the tests with -Dpages=write", path)
                .isEqualTo(wanted);
    }

    /** The folder that holds both the modules and {@code docs}. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs"))) {
            Path above = folder.getParent();
            if (above == null) {
                throw new IllegalStateException("no docs folder above the working folder");
            }
            folder = above;
        }
        return folder;
    }
}
