package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import org.jspecify.annotations.Nullable;

/**
 * A chunked body (RFC 9112, 7.1), read strictly: hexadecimal digits only, CRLF only, no white space
 * around the size. Extensions are dropped. One thread.
 */
final class ChunkedDecoder implements BodyDecoder {
    private static final int MAX_DIGITS = 15;

    private enum State {
        SIZE,
        DATA,
        DATA_END,
        TRAILERS,
        DONE
    }

    private final HeadScanner trailerScanner = new HeadScanner(HeadLimits.TRAILERS);
    private State state = State.SIZE;
    private long left;
    private HttpFields trailers = HttpFields.empty();

    @Override
    public @Nullable ByteBuf next(ByteBuf in) throws MalformedMessageException {
        while (state != State.DONE) {
            if (state == State.DATA && in.isReadable()) {
                return data(in);
            }
            if (!step(in)) {
                return null;
            }
        }
        return null;
    }

    @Override
    public boolean done() {
        return state == State.DONE;
    }

    @Override
    public HttpFields trailers() {
        return trailers;
    }

    private ByteBuf data(ByteBuf in) {
        int size = (int) Math.min(left, in.readableBytes());
        left -= size;
        if (left == 0) {
            state = State.DATA_END;
        }
        return in.readRetainedSlice(size);
    }

    /** Moves past what lies between pieces of data; false when bytes are missing. */
    private boolean step(ByteBuf in) throws MalformedMessageException {
        return switch (state) {
            case SIZE -> size(in);
            case DATA -> false;
            case DATA_END -> dataEnd(in);
            case TRAILERS -> trailers(in);
            case DONE -> true;
        };
    }

    private boolean size(ByteBuf in) throws MalformedMessageException {
        int start = in.readerIndex();
        int end = start + Math.min(in.readableBytes(), HeadLimits.CHUNK_LINE);
        int newline = in.indexOf(start, end, (byte) '\n');
        if (newline < 0) {
            if (end - start == HeadLimits.CHUNK_LINE) {
                throw MalformedMessageException.badRequest("chunk line too long");
            }
            return false;
        }
        if (newline == start || in.getByte(newline - 1) != '\r') {
            throw MalformedMessageException.badRequest("bare line feed");
        }
        left = parseSize(in, newline - 1);
        in.readerIndex(newline + 1);
        state = left == 0 ? State.TRAILERS : State.DATA;
        return true;
    }

    private static long parseSize(ByteBuf in, int end) throws MalformedMessageException {
        int position = in.readerIndex();
        long size = 0;
        int digits = 0;
        int digit;
        while (position < end && (digit = Ascii.hexValue(in.getByte(position))) >= 0) {
            size = size << 4 | digit;
            digits++;
            position++;
        }
        if (digits == 0 || digits > MAX_DIGITS) {
            throw MalformedMessageException.badRequest("invalid chunk size");
        }
        if (position < end) {
            checkExtension(in, position, end);
        }
        return size;
    }

    private static void checkExtension(ByteBuf in, int start, int end)
            throws MalformedMessageException {
        boolean clean = in.getByte(start) == ';';
        for (int i = start; i < end; i++) {
            clean &= Ascii.isFieldValue(in.getByte(i));
        }
        if (!clean) {
            throw MalformedMessageException.badRequest("invalid chunk extension");
        }
    }

    private boolean dataEnd(ByteBuf in) throws MalformedMessageException {
        if (in.readableBytes() < 2) {
            return false;
        }
        if (in.readByte() != '\r' || in.readByte() != '\n') {
            throw MalformedMessageException.badRequest("chunk longer than its size");
        }
        state = State.SIZE;
        return true;
    }

    private boolean trailers(ByteBuf in) throws MalformedMessageException {
        int length = trailerScanner.find(in);
        if (length < 0) {
            return false;
        }
        byte[] section = ByteBufUtil.getBytes(in, in.readerIndex(), length);
        in.skipBytes(length);
        trailers = new FieldParser(section, 0).parse();
        state = State.DONE;
        return true;
    }
}
