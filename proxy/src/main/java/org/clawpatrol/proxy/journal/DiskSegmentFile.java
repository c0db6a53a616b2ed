package org.clawpatrol.proxy.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.clawpatrol.proxy.file.PrivateFile;

/**
 * A segment on disk. Not a {@code FileChannel}, which an interrupted caller would close for
 * everyone.
 */
final class DiskSegmentFile implements SegmentFile {
    private final Path path;
    private final RandomAccessFile file;

    private DiskSegmentFile(Path path, RandomAccessFile file) {
        this.path = path;
        this.file = file;
    }

    /** Opens at its end, creating it when it does not exist. */
    static DiskSegmentFile open(Path path) throws IOException {
        PrivateFile.prepare(path);
        var file = new RandomAccessFile(path.toFile(), "rw");
        file.seek(file.length());
        return new DiskSegmentFile(path, file);
    }

    @Override
    public void append(byte[] bytes, int length) throws IOException {
        file.write(bytes, 0, length);
    }

    @Override
    public long length() throws IOException {
        return file.length();
    }

    @Override
    public void truncate(long length) throws IOException {
        file.setLength(length);
        file.seek(length);
    }

    @Override
    public void writeOut(long from, long to) {
        WriteOut.begin(path, from, to);
    }

    @Override
    public void force() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
