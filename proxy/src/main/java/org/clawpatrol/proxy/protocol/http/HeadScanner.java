package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import org.clawpatrol.proxy.failure.Failure;

/**
 * Finds the empty line that ends a head in bytes that arrive piece by piece. One head each; one
 * thread.
 */
final class HeadScanner {
    /** Room for what stands around a request's target in its line. */
    private static final int LINE_FRAME = 64;

    private final int limit;
    private final int line;
    private int scanned;
    private int lineStart;

    HeadScanner(int limit) {
        this(limit, HeadLimits.REQUEST_LINE);
    }

    /**
     * @param line most bytes of a first line that has not ended
     */
    HeadScanner(int limit, int line) {
        this.limit = limit;
        this.line = line + LINE_FRAME;
    }

    /**
     * Looks at the bytes that arrived since the last call.
     *
     * @return length of the head with its empty line, or -1 when more bytes are needed
     */
    int find(ByteBuf in) throws MalformedMessageException {
        int start = in.readerIndex();
        int end = start + Math.min(in.readableBytes(), limit);
        while (true) {
            int newline = in.indexOf(start + scanned, end, (byte) '\n');
            if (newline < 0) {
                return incomplete(in, end);
            }
            int length = newline - start - lineStart;
            if (length == 0 || in.getByte(newline - 1) != '\r') {
                throw MalformedMessageException.badRequest("bare line feed");
            }
            scanned = newline + 1 - start;
            lineStart = scanned;
            if (length == 1) {
                return scanned;
            }
        }
    }

    void reset() {
        scanned = 0;
        lineStart = 0;
    }

    private int incomplete(ByteBuf in, int end) throws MalformedMessageException {
        int start = in.readerIndex();
        int carriageReturn = in.indexOf(start + scanned, end, (byte) '\r');
        if (carriageReturn >= 0 && carriageReturn + 1 < end) {
            throw MalformedMessageException.badRequest("bare carriage return");
        }
        if (lineStart == 0 && end - start > line) {
            throw new MalformedMessageException(Failure.TARGET_TOO_LONG, "request line too long");
        }
        if (in.readableBytes() >= limit) {
            throw new MalformedMessageException(Failure.HEAD_TOO_LARGE, "header too large");
        }
        scanned = Math.max(0, carriageReturn >= 0 ? carriageReturn - start : end - start);
        return -1;
    }
}
