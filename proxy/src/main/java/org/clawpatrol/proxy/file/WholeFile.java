package org.clawpatrol.proxy.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

/**
 * Gives an existing file of the user a new content: a reader sees the old or the new one, and if
 * anything fails, the old one stays. Stateless.
 */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Replaces the content; permissions and group stay, and a symbolic link leads to the same file.
     *
     * @param read what the file held when the new content was made of it
     * @throws IOException with a text for people when it is no regular file, holds something else
     *     by now, is not writable or another user's, or there is no room for it
     */
    public static void replace(Path file, byte[] read, byte[] content) throws IOException {
        Path target = file.toRealPath();
        if (!Files.isRegularFile(target)) {
            throw new IOException("`" + file + "` is not a regular file");
        }
        if (!Files.isWritable(target)) {
            throw new AccessDeniedException(file.toString());
        }
        Path next =
                Files.createTempFile(
                        target.toAbsolutePath().getParent(),
                        "." + target.getFileName(),
                        ".next",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try {
            write(next, content);
            keepOwnership(target, next);
            if (!Arrays.equals(Files.readAllBytes(target), read)) {
                throw new IOException("`" + file + "` was changed meanwhile; it was left alone");
            }
            Files.move(
                    next,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    private static void keepOwnership(Path from, Path to) throws IOException {
        PosixFileAttributes wanted = Files.readAttributes(from, PosixFileAttributes.class);
        PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        PosixFileAttributes given = view.readAttributes();
        if (!given.owner().equals(wanted.owner())) {
            view.setOwner(wanted.owner());
        }
        if (!given.group().equals(wanted.group())) {
            view.setGroup(wanted.group());
        }
        view.setPermissions(wanted.permissions());
    }
}
