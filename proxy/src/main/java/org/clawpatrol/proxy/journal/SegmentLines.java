package org.clawpatrol.proxy.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Walks the complete lines of a segment, from an offset. One thread. */
final class SegmentLines implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    /** Longer than any line we write, so that a damaged file cannot fill the memory. */
    private static final int LONGEST = 16 << 20;

    private final InputStream in;
    private final byte[] chunk = new byte[CHUNK];
    private final ByteArrayOutputStream current = new ByteArrayOutputStream();
    private int next;
    private int filled;
    private long end;

    SegmentLines(Path file, long offset) throws IOException {
        this.in = Files.newInputStream(file);
        try {
            in.skipNBytes(offset);
        } catch (IOException e) {
            in.close();
            throw e;
        }
        this.end = offset;
    }

    /** Moves to the next line; false at the end, where {@link #torn} may still be true. */
    boolean advance() throws IOException {
        current.reset();
        while (true) {
            if (next == filled && !fill()) {
                return false;
            }
            int start = next;
            while (next < filled && chunk[next] != '\n') {
                next++;
            }
            current.write(chunk, start, next - start);
            if (next < filled) {
                next++;
                end += current.size() + 1L;
                return true;
            }
            if (current.size() > LONGEST) {
                throw new IOException("a line is longer than " + LONGEST + " bytes");
            }
        }
    }

    /** The line without its newline. */
    byte[] line() {
        return current.toByteArray();
    }

    /** Offset behind the line. */
    long end() {
        return end;
    }

    /** After the last line: whether bytes without a newline follow it. */
    boolean torn() {
        return current.size() > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        next = 0;
        filled = Math.max(0, in.read(chunk));
        return filled > 0;
    }
}
