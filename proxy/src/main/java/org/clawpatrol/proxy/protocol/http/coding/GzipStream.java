package org.clawpatrol.proxy.protocol.http.coding;

import java.util.zip.CRC32;
import java.util.zip.Inflater;

/** Undoes {@code gzip} (RFC 1952), of any number of members. One thread. */
final class GzipStream implements CodingStream {
    private static final int TRAILER = 8;

    private final Inflater inflater = new Inflater(true);
    private final InflatedData data = new InflatedData();
    private final CRC32 sum = new CRC32();
    private GzipHead head = new GzipHead();
    private Part part = Part.HEAD;
    private long size;
    private long trailer;
    private int trailerBytes;

    private enum Part {
        HEAD,
        DATA,
        TRAILER
    }

    @Override
    public void decode(byte[] bytes, int length, Output output) throws UnreadableCodingException {
        int at = 0;
        while (at < length) {
            switch (part) {
                case HEAD -> {
                    if (head.take(bytes[at++] & 0xff)) {
                        part = Part.DATA;
                    }
                }
                case DATA -> at = inflate(bytes, at, length, output);
                case TRAILER -> takeTrailer(bytes[at++] & 0xff);
            }
        }
    }

    private int inflate(byte[] bytes, int from, int length, Output output)
            throws UnreadableCodingException {
        inflater.setInput(bytes, from, length - from);
        data.run(
                inflater,
                (out, count) -> {
                    sum.update(out, 0, count);
                    size += count;
                    output.accept(out, count);
                });
        if (inflater.finished()) {
            part = Part.TRAILER;
        }
        return length - inflater.getRemaining();
    }

    /** Checksum and size, the lowest byte first. */
    private void takeTrailer(int next) throws UnreadableCodingException {
        trailer |= (long) next << (trailerBytes++ * Byte.SIZE);
        if (trailerBytes < TRAILER) {
            return;
        }
        if (trailer != (sum.getValue() | (size << Integer.SIZE))) {
            throw new UnreadableCodingException("has a wrong checksum");
        }
        inflater.reset();
        sum.reset();
        head = new GzipHead();
        size = 0;
        trailer = 0;
        trailerBytes = 0;
        part = Part.HEAD;
    }

    @Override
    public boolean complete() {
        return part == Part.HEAD && head.untouched();
    }

    @Override
    public void close() {
        inflater.end();
    }
}
