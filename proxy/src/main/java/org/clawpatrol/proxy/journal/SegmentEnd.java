package org.clawpatrol.proxy.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Looks at the end of a segment without reading all of it. One thread. */
final class SegmentEnd implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final FileChannel file;

    SegmentEnd(Path path) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.READ);
    }

    long length() throws IOException {
        return file.size();
    }

    /** Length of the complete lines. */
    long whole() throws IOException {
        return lastNewline(file.size()) + 1;
    }

    /** The last complete line, without its newline; there must be one. */
    byte[] lastLine() throws IOException {
        long newline = whole() - 1;
        long start = lastNewline(newline) + 1;
        return read(start, newline);
    }

    byte[] read(long start, long end) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(end - start));
        while (bytes.hasRemaining()) {
            if (file.read(bytes, start + bytes.position()) < 0) {
                throw new IOException("the segment became shorter while it was read");
            }
        }
        return bytes.array();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private long lastNewline(long before) throws IOException {
        for (long end = before; end > 0; end -= Math.min(CHUNK, end)) {
            long start = end - Math.min(CHUNK, end);
            byte[] chunk = read(start, end);
            for (int i = chunk.length - 1; i >= 0; i--) {
                if (chunk[i] == '\n') {
                    return start + i;
                }
            }
        }
        return -1;
    }
}
