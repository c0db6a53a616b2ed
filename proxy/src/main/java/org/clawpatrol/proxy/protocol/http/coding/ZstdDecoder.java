package org.clawpatrol.proxy.protocol.http.coding;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import org.clawpatrol.proxy.protocol.http.coding.ContentDecoder.Result;

/**
 * Undoes {@code zstd} (RFC 8878) of exactly one frame, within the window that HTTP allows (RFC
 * 9659). The native code is loaded by the first body; where it does not load, such bodies stay
 * unread. Stateless.
 */
final class ZstdDecoder {
    /** 8 MiB. */
    private static final int WINDOW_BITS = 23;

    private static final int PIECE = 64 * 1024;

    private ZstdDecoder() {}

    static Result decode(byte[] bytes, BoundedOutput output) {
        try (ZstdDecompressCtx context = new ZstdDecompressCtx()) {
            context.setLongMax(WINDOW_BITS);
            ByteBuffer input = ByteBuffer.wrap(bytes);
            return decode(context, input, output);
        } catch (ZstdException | LinkageError e) {
            return new Result.Unreadable();
        }
    }

    private static Result decode(
            ZstdDecompressCtx context, ByteBuffer input, BoundedOutput output) {
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        boolean ended = false;
        boolean moved = true;
        while (!ended && moved) {
            int before = input.remaining();
            piece.clear();
            ended = context.decompressByteBufferStream(piece, input);
            piece.flip();
            moved = piece.hasRemaining() || input.remaining() < before;
            if (!output.add(piece)) {
                return new Result.Truncated();
            }
        }
        return ended && !input.hasRemaining()
                ? new Result.Complete(output.toBytes())
                : new Result.Unreadable();
    }
}
