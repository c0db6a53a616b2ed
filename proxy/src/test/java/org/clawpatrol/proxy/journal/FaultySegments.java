package org.clawpatrol.proxy.journal;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Real segments on a disk with a limited number of free bytes, which may also fail to cut. */
final class FaultySegments implements SegmentSource {
    final AtomicLong free = new AtomicLong(Long.MAX_VALUE);
    final AtomicBoolean cutsFail = new AtomicBoolean();
    final AtomicInteger writes = new AtomicInteger();
    final Queue<Portion> writtenOut = new ConcurrentLinkedQueue<>();
    private final SegmentFolder folder;

    /** A part of a segment that was to go to the disk soon, from one offset to another. */
    record Portion(int segment, long from, long to) {}

    FaultySegments(SegmentFolder folder) {
        this.folder = folder;
    }

    @Override
    public SegmentFile open(int number) throws IOException {
        return new Faulty(number, DiskSegmentFile.open(folder.file(number)));
    }

    private final class Faulty implements SegmentFile {
        private final int number;
        private final SegmentFile file;

        private Faulty(int number, SegmentFile file) {
            this.number = number;
            this.file = file;
        }

        @Override
        public void append(byte[] bytes, int length) throws IOException {
            writes.incrementAndGet();
            long fits = Math.min(length, free.get());
            file.append(bytes, Math.toIntExact(fits));
            free.addAndGet(-fits);
            if (fits < length) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public void truncate(long length) throws IOException {
            if (cutsFail.get()) {
                throw new IOException("Input/output error");
            }
            file.truncate(length);
        }

        @Override
        public void writeOut(long from, long to) {
            writtenOut.add(new Portion(number, from, to));
            file.writeOut(from, to);
        }

        @Override
        public void force() throws IOException {
            file.force();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
