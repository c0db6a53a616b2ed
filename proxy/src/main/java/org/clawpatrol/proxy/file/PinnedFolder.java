package org.clawpatrol.proxy.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A folder that is held open, so that no symbolic link leads what is read and written there
 * elsewhere. A link on the way to it counts only if it is the system administrator's. For one
 * thread.
 */
public final class PinnedFolder implements AutoCloseable {
    private static final Set<PosixFilePermission> FOLDER_MODE =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE_MODE =
            PosixFilePermissions.fromString("rw-------");
    private static final int ROOT = 0;

    private final Path path;
    private final SecureDirectoryStream<Path> folder;

    private PinnedFolder(Path path, SecureDirectoryStream<Path> folder) {
        this.path = path;
        this.folder = folder;
    }

    /**
     * Opens a folder; makes it and its missing parents, 0700, if there is none.
     *
     * @throws IOException with a text for people when a part of the path is a symbolic link that is
     *     not root's, or no folder
     */
    public static PinnedFolder open(Path folder) throws IOException {
        Path path = withoutLinks(folder.toAbsolutePath().normalize());
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(path)) {
            throw new IOException("`" + path + "` is not a folder");
        }
        Files.createDirectories(path, PosixFilePermissions.asFileAttribute(FOLDER_MODE));
        try (DirectoryStream<Path> root = Files.newDirectoryStream(path.getRoot())) {
            return new PinnedFolder(path, descend(secure(root), path, 0));
        }
    }

    private static SecureDirectoryStream<Path> descend(
            SecureDirectoryStream<Path> parent, Path path, int depth) throws IOException {
        Path name = depth == path.getNameCount() ? Path.of(".") : path.getName(depth);
        SecureDirectoryStream<Path> child =
                parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
        if (depth + 1 >= path.getNameCount()) {
            return child;
        }
        try (child) {
            return descend(child, path, depth + 1);
        }
    }

    private static Path withoutLinks(Path folder) throws IOException {
        Path real = folder.getRoot();
        for (Path name : folder) {
            real = real.resolve(name);
            if (!Files.isSymbolicLink(real)) {
                continue;
            }
            if (!Integer.valueOf(ROOT)
                    .equals(Files.getAttribute(real, "unix:uid", LinkOption.NOFOLLOW_LINKS))) {
                throw new IOException("`" + real + "` is a symbolic link");
            }
            real = real.toRealPath();
        }
        return real;
    }

    private static SecureDirectoryStream<Path> secure(DirectoryStream<Path> stream)
            throws IOException {
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        throw new IOException("this system cannot hold folders open");
    }

    /**
     * The content of a file; empty if there is none.
     *
     * @param most bytes at the most
     * @throws IOException with a text for people when it is a link or another special file, or
     *     larger
     */
    public Optional<byte[]> read(String name, int most) throws IOException {
        try {
            if (!view(name).readAttributes().isRegularFile()) {
                throw new IOException("`" + path.resolve(name) + "` is not a regular file");
            }
            try (SeekableByteChannel channel =
                            folder.newByteChannel(
                                    Path.of(name),
                                    Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
                    InputStream in = Channels.newInputStream(channel)) {
                byte[] content = in.readNBytes(most + 1);
                if (content.length > most) {
                    throw new IOException("`" + path.resolve(name) + "` is too large");
                }
                return Optional.of(content);
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Gives a file a new content, whole and with mode 0600, and loses nothing that another program
     * writes there meanwhile: what stands under the name is moved aside before it is compared, and
     * the new file gets the name only while nobody else has taken it. A program that opened the old
     * file to write it anew had emptied it by then, so it gets the name back.
     *
     * @param expected what the file held when the new content was made of it
     * @throws IOException with a text for people when it holds something else by now; where the
     *     name was taken meanwhile the text says under which one the old content stays
     */
    public void replace(String name, Optional<byte[]> expected, byte[] content) throws IOException {
        replace(name, expected, content, step -> {});
    }

    /** What a replacement has just done. */
    enum Step {
        WRITTEN,
        MOVED_ASIDE,
        COMPARED
    }

    /** Tells of its steps, so that tests can write in between. */
    void replace(String name, Optional<byte[]> expected, byte[] content, Consumer<Step> reached)
            throws IOException {
        Path next = beside(name, "next");
        try {
            write(next, content);
            checkLinks(name, next);
            reached.accept(Step.WRITTEN);
            if (expected.isPresent()) {
                exchange(name, next, expected.get(), reached);
            } else if (!take(name, next)) {
                throw changed(name, "");
            }
        } finally {
            discard(next);
        }
    }

    private void exchange(String name, Path next, byte[] expected, Consumer<Step> reached)
            throws IOException {
        Path aside = beside(name, "before");
        try {
            folder.move(Path.of(name), folder, aside);
        } catch (NoSuchFileException e) {
            throw changed(name, "");
        }
        reached.accept(Step.MOVED_ASIDE);
        boolean same = holds(aside, expected);
        reached.accept(Step.COMPARED);
        if (same && take(name, next)) {
            discard(aside);
        } else if (take(name, aside)) {
            discard(aside);
            throw changed(name, "");
        } else {
            throw changed(name, "; what it held before is in `" + path.resolve(aside) + "`");
        }
    }

    private boolean holds(Path file, byte[] expected) {
        try {
            return Arrays.equals(expected, read(file.toString(), expected.length).orElse(null));
        } catch (IOException e) {
            return false; // larger, or no regular file
        }
    }

    /** Gives a file a second name, unless that is taken. */
    private boolean take(String name, Path file) throws IOException {
        try {
            Files.createLink(path.resolve(name), path.resolve(file));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Before anything is touched: names are given by path, and not everywhere two to a file. */
    private void checkLinks(String name, Path next) throws IOException {
        Path second = beside(name, "link");
        try {
            if (take(second.toString(), next)) {
                discard(second);
            }
        } catch (FileSystemException e) {
            throw new IOException(
                    "`" + path + "` is on a file system without hard links: " + e.getReason(), e);
        }
    }

    private static Path beside(String name, String kind) {
        return Path.of("." + name + "." + UUID.randomUUID() + "." + kind);
    }

    private IOException changed(String name, String more) {
        return new IOException("`" + path.resolve(name) + "` was changed meanwhile" + more);
    }

    private void write(Path file, byte[] content) throws IOException {
        try (SeekableByteChannel channel =
                folder.newByteChannel(
                        file,
                        Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                        PosixFilePermissions.asFileAttribute(FILE_MODE))) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
        }
    }

    private void discard(Path file) throws IOException {
        try {
            folder.deleteFile(file);
        } catch (NoSuchFileException e) {
            // It was never made.
        }
    }

    /** Makes an existing file readable for its owner alone. */
    public void closeToOthers(String name) throws IOException {
        view(name).setPermissions(FILE_MODE);
    }

    private PosixFileAttributeView view(String name) {
        return folder.getFileAttributeView(
                Path.of(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
