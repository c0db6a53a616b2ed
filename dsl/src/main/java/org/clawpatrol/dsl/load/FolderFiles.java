package org.clawpatrol.dsl.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.clawpatrol.dsl.function.TextFiles;
import org.clawpatrol.dsl.function.UnreadableTextException;

/**
 * The regular files in and below one folder; nothing outside of it can be reached, by dots or by
 * links. One thread.
 */
final class FolderFiles implements TextFiles {
    private static final int MOST_BYTES = 1 << 20;

    private final Path folder;
    private final Consumer<Path> reads;

    /**
     * @param reads is told each file that was read
     */
    FolderFiles(Path folder, Consumer<Path> reads) {
        this.folder = folder;
        this.reads = reads;
    }

    @Override
    public String read(String path) throws UnreadableTextException {
        Path file = inside(path);
        reads.accept(folder.resolve(path).normalize());
        return text(bytes(file));
    }

    private Path inside(String written) throws UnreadableTextException {
        Path path;
        try {
            path = Path.of(written);
        } catch (InvalidPathException notAPath) {
            throw new UnreadableTextException("is no path");
        }
        if (written.isEmpty() || path.isAbsolute()) {
            throw new UnreadableTextException("must be relative to the configuration's folder");
        }
        for (Path name : path) {
            if (name.toString().equals("..")) {
                throw new UnreadableTextException("must stay in the configuration's folder");
            }
        }
        return real(path);
    }

    private Path real(Path path) throws UnreadableTextException {
        Path file;
        try {
            file = folder.resolve(path).toRealPath();
            if (!file.startsWith(folder.toRealPath())) {
                throw new UnreadableTextException("leads out of the configuration's folder");
            }
        } catch (IOException missing) {
            throw new UnreadableTextException("names no file that can be read");
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnreadableTextException("must name a regular file");
        }
        return file;
    }

    private static byte[] bytes(Path file) throws UnreadableTextException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new UnreadableTextException("names a file larger than 1 MiB");
            }
            return bytes;
        } catch (IOException unreadable) {
            throw new UnreadableTextException("names no file that can be read");
        }
    }

    private static String text(byte[] bytes) throws UnreadableTextException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException binary) {
            throw new UnreadableTextException("names a file that is not UTF-8 text");
        }
    }
}
