package org.clawpatrol.proxy.protocol.http.coding;

import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Undoes {@code deflate}: the zlib format (RFC 9110, 8.4.1.2), or the raw format that some servers
 * send in its place (RFC 9110 tells clients to expect it). One thread.
 */
final class DeflateStream implements CodingStream {
    private static final int METHOD = 0x0f;
    private static final int DEFLATE = 8;
    private static final int WIDEST = 0x7f;

    private final InflatedData data = new InflatedData();
    private @Nullable Inflater inflater;

    @Override
    public void decode(byte[] bytes, int length, Output output) throws UnreadableCodingException {
        Inflater open = inflater;
        if (open == null) {
            open = new Inflater(!zlib(bytes[0]));
            inflater = open;
        }
        if (open.finished()) {
            throw new UnreadableCodingException("has bytes behind its deflate data");
        }
        open.setInput(bytes, 0, length);
        data.run(open, output);
        if (open.getRemaining() > 0) {
            throw new UnreadableCodingException("has bytes behind its deflate data");
        }
    }

    /** Whether it is how the zlib format begins (RFC 1950, 2.2). */
    private static boolean zlib(byte first) {
        return (first & METHOD) == DEFLATE && (first & 0xff) <= WIDEST;
    }

    @Override
    public boolean complete() {
        return inflater != null && inflater.finished();
    }

    @Override
    public void close() {
        if (inflater != null) {
            inflater.end();
        }
    }
}
