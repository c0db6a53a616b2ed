package org.clawpatrol.proxy.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Walks the complete lines of a segment, from an offset. One thread. */
final class SegmentLines implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    /** Longer than any line we write, so that a damaged file cannot fill the memory. */
    private static final int LONGEST = 16 << 20;

    private final InputStream in;
    private final byte[] chunk = new byte[CHUNK];

    /** What earlier chunks had of a line. */
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    private byte[] line = {};
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
        begun.reset();
        while (next < filled || fill()) {
            int start = next;
            next = newline(start);
            if (next < filled) {
                line = line(start, next);
                next++;
                end += line.length + 1L;
                return true;
            }
            begun.write(chunk, start, next - start);
            if (begun.size() > LONGEST) {
                throw new IOException("a line is longer than " + LONGEST + " bytes");
            }
        }
        return false;
    }

    /** Where the next newline is, or the end of what is there. */
    private int newline(int from) {
        byte[] bytes = chunk;
        int stop = filled;
        int at = from;
        while (at < stop && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private byte[] line(int start, int stop) {
        if (begun.size() == 0) {
            return Arrays.copyOfRange(chunk, start, stop);
        }
        begun.write(chunk, start, stop - start);
        return begun.toByteArray();
    }

    /** The line without its newline. */
    byte[] line() {
        return line;
    }

    /** Offset behind the line. */
    long end() {
        return end;
    }

    /** After the last line: whether bytes without a newline follow it. */
    boolean torn() {
        return begun.size() > 0;
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
