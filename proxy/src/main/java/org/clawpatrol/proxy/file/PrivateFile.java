package org.clawpatrol.proxy.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Makes files of mode 0600, whatever the process's umask says. */
public final class PrivateFile {
    private static final Set<PosixFilePermission> MODE =
            PosixFilePermissions.fromString("rw-------");

    private PrivateFile() {}

    /** Creates an empty file. */
    public static void create(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(MODE));
    }

    /** Creates the file unless it exists, and closes it to others. */
    public static void prepare(Path file) throws IOException {
        try {
            create(file);
        } catch (FileAlreadyExistsException e) {
            close(file);
        }
    }

    /**
     * Closes an existing file to others.
     *
     * @throws IOException with a text for operators when it is no regular file
     */
    public static void close(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("`" + file + "` is not a regular file");
        }
        if (!isPrivate(file)) {
            Files.setPosixFilePermissions(file, MODE);
        }
    }

    /** Whether only the owner can read and write it. */
    public static boolean isPrivate(Path file) throws IOException {
        return MODE.containsAll(Files.getPosixFilePermissions(file));
    }
}
