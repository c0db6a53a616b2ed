package org.clawpatrol.proxy.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/** Makes folders of mode 0700, whatever the process's umask says. */
public final class PrivateFolder {
    private static final Set<PosixFilePermission> MODE =
            PosixFilePermissions.fromString("rwx------");

    private PrivateFolder() {}

    /**
     * Creates the folder and its missing parents, or closes an existing one to others.
     *
     * @param ours name of a file that shows that an existing folder is ours; a folder that holds
     *     other things is refused rather than closed to others
     * @throws IOException with a text for operators
     */
    public static void prepare(Path folder, String ours) throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(MODE));
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException("`" + folder + "` is not a folder");
        }
        if (Files.getPosixFilePermissions(folder).equals(MODE)) {
            return;
        }
        if (!Files.exists(folder.resolve(ours)) && !isEmpty(folder)) {
            throw new IOException(
                    "`"
                            + folder
                            + "` is open to other users and holds files of others; choose a folder"
                            + " of its own, or close this one with `chmod 700`");
        }
        Files.setPosixFilePermissions(folder, MODE);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
