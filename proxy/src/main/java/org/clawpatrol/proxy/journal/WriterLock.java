package org.clawpatrol.proxy.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.clawpatrol.proxy.file.PrivateFile;

/** Keeps a second writer away from a journal; the operating system drops it with the process. */
final class WriterLock implements AutoCloseable {
    private final FileChannel channel;

    private WriterLock(FileChannel channel) {
        this.channel = channel;
    }

    static WriterLock take(Path folder) throws IOException {
        Path file = folder.resolve("writer.lock");
        PrivateFile.prepare(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            if (!locked(channel)) {
                throw new IOException(inUse(folder, file));
            }
            String owner = ProcessHandle.current().pid() + "\n";
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.US_ASCII)));
            return new WriterLock(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String inUse(Path folder, Path file) throws IOException {
        String owner = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        return "another gateway (process "
                + owner
                + ") writes the journal in `"
                + folder
                + "`; stop it, or give this one its own `state_dir`";
    }
}
