package org.clawpatrol.proxy.protocol.http.coding;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.DecoderJNI;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Undoes {@code br} (RFC 7932). What stands behind the stream is dropped. One thread. */
final class BrotliStream implements CodingStream {
    private final DecoderJNI.Wrapper decoder;
    private final byte[] piece = new byte[PIECE];
    private boolean closed;

    private BrotliStream(DecoderJNI.Wrapper decoder) {
        this.decoder = decoder;
    }

    /** A new stream; fails where the native code does not load. */
    static BrotliStream open() throws UnreadableCodingException {
        try {
            if (Brotli4jLoader.isAvailable()) {
                return new BrotliStream(new DecoderJNI.Wrapper(PIECE));
            }
        } catch (IOException | LinkageError e) {
            throw new UnreadableCodingException("cannot be decoded on this machine");
        }
        throw new UnreadableCodingException("cannot be decoded on this machine");
    }

    @Override
    public void decode(byte[] bytes, int length, Output output) throws UnreadableCodingException {
        int at = 0;
        while (at < length && decoder.getStatus() != DecoderJNI.Status.DONE) {
            ByteBuffer input = decoder.getInputBuffer();
            input.clear();
            int count = Math.min(input.remaining(), length - at);
            input.put(bytes, at, count);
            at += count;
            decoder.push(count);
            pull(output);
        }
    }

    private void pull(Output output) throws UnreadableCodingException {
        while (true) {
            while (decoder.hasOutput()) {
                hand(decoder.pull(), output);
            }
            switch (decoder.getStatus()) {
                case OK -> decoder.push(0);
                case NEEDS_MORE_OUTPUT -> hand(decoder.pull(), output);
                case NEEDS_MORE_INPUT, DONE -> {
                    return;
                }
                case ERROR -> throw new UnreadableCodingException("is no valid brotli data");
            }
        }
    }

    private void hand(ByteBuffer decoded, Output output) throws UnreadableCodingException {
        while (decoded.hasRemaining()) {
            int count = Math.min(piece.length, decoded.remaining());
            decoded.get(piece, 0, count);
            output.accept(piece, count);
        }
    }

    @Override
    public boolean complete() {
        return decoder.getStatus() == DecoderJNI.Status.DONE && !decoder.hasOutput();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            decoder.destroy();
        }
    }
}
