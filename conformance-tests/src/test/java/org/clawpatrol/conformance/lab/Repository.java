package org.clawpatrol.conformance.lab;

import java.nio.file.Files;
import java.nio.file.Path;

/** The source tree these tests belong to. */
public final class Repository {
    private Repository() {}

    /** The folder that holds the launcher. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(folder.resolve("clawpatrol"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException(
                        "no launcher above " + Path.of("").toAbsolutePath());
            }
            folder = parent;
        }
        return folder;
    }
}
