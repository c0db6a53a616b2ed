package org.clawpatrol.proxy.protocol.http.coding;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;

/**
 * Undoes {@code zstd} (RFC 8878), of any number of frames, within the window that HTTP allows (RFC
 * 9659). One thread.
 */
final class ZstdStream implements CodingStream {
    /** 8 MiB. */
    private static final int WINDOW_BITS = 23;

    private final ZstdDecompressCtx context;
    private final byte[] piece = new byte[PIECE];
    private boolean frameEnded;

    private ZstdStream(ZstdDecompressCtx context) {
        this.context = context;
    }

    /** A new stream; fails where the native code does not load. */
    static ZstdStream open() throws UnreadableCodingException {
        try {
            ZstdDecompressCtx context = new ZstdDecompressCtx();
            context.setLongMax(WINDOW_BITS);
            return new ZstdStream(context);
        } catch (LinkageError e) {
            throw new UnreadableCodingException("cannot be decoded on this machine");
        }
    }

    @Override
    public void decode(byte[] bytes, int length, Output output) throws UnreadableCodingException {
        ByteBuffer input = ByteBuffer.wrap(bytes, 0, length);
        ByteBuffer decoded = ByteBuffer.wrap(piece);
        boolean full = false;
        while (input.hasRemaining() || full) {
            int before = input.remaining();
            decoded.clear();
            try {
                frameEnded = context.decompressByteBufferStream(decoded, input);
            } catch (ZstdException e) {
                throw new UnreadableCodingException("is no valid zstd data");
            }
            decoded.flip();
            if (decoded.hasRemaining()) {
                output.accept(piece, decoded.remaining());
            } else if (input.remaining() == before) {
                return;
            }
            full = decoded.limit() == decoded.capacity() && !frameEnded;
        }
    }

    @Override
    public boolean complete() {
        return frameEnded;
    }

    @Override
    public void close() {
        context.close();
    }
}
