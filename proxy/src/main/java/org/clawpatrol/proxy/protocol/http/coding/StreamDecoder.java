package org.clawpatrol.proxy.protocol.http.coding;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;

/**
 * Undoes the content codings of an answer as it passes. A body that grows out of proportion ends in
 * an error, so no piece of it takes more memory than {@value #RATIO} times its size and {@value
 * #FREE} bytes. One answer each; one thread; must be closed.
 */
public final class StreamDecoder implements AutoCloseable {
    /** Each costs a buffer and a decoder; more than this nobody sends. */
    private static final int MOST_CODINGS = 3;

    /** How many bytes a byte may unfold to, over the whole of a body. */
    private static final int RATIO = 256;

    /** What every body may unfold to. */
    private static final int FREE = 1 << 20;

    /** The coding applied last comes first. */
    private final List<CodingStream> streams = new ArrayList<>();

    private final long[] unfolded;
    private long received;
    private boolean closed;

    private StreamDecoder(int codings) {
        this.unfolded = new long[codings];
    }

    /**
     * A decoder for one body.
     *
     * @param codings members of {@code Content-Encoding}, lower case, in the order they were
     *     applied, {@code identity} not among them
     * @throws UnreadableCodingException where one is unknown, or there are more than three
     */
    public static StreamDecoder of(List<String> codings) throws UnreadableCodingException {
        if (codings.size() > MOST_CODINGS) {
            throw new UnreadableCodingException("has too many content codings");
        }
        StreamDecoder decoder = new StreamDecoder(codings.size());
        try {
            for (String coding : codings.reversed()) {
                decoder.streams.add(stream(coding));
            }
            return decoder;
        } catch (UnreadableCodingException e) {
            decoder.close();
            throw e;
        }
    }

    private static CodingStream stream(String coding) throws UnreadableCodingException {
        return switch (coding) {
            case "gzip", "x-gzip" -> new GzipStream();
            case "deflate" -> new DeflateStream();
            case "br" -> BrotliStream.open();
            case "zstd" -> ZstdStream.open();
            default -> throw new UnreadableCodingException("has an unknown content coding");
        };
    }

    /** Decodes a piece, which is taken over; the result may be empty. */
    public ByteBuf decode(ByteBufAllocator allocator, ByteBuf piece)
            throws UnreadableCodingException {
        ByteBuf decoded = allocator.buffer();
        byte[] bytes = new byte[Math.min(piece.readableBytes(), CodingStream.PIECE)];
        try {
            while (piece.isReadable()) {
                int length = Math.min(bytes.length, piece.readableBytes());
                piece.readBytes(bytes, 0, length);
                received += length;
                pass(0, bytes, length, decoded);
            }
            return decoded.retain();
        } finally {
            decoded.release();
            piece.release();
        }
    }

    private void pass(int stage, byte[] bytes, int length, ByteBuf decoded)
            throws UnreadableCodingException {
        if (stage == streams.size()) {
            decoded.writeBytes(bytes, 0, length);
            return;
        }
        streams.get(stage)
                .decode(
                        bytes,
                        length,
                        (out, count) -> {
                            count(stage, count);
                            pass(stage + 1, out, count, decoded);
                        });
    }

    private void count(int stage, int bytes) throws UnreadableCodingException {
        unfolded[stage] += bytes;
        if (unfolded[stage] > FREE + RATIO * received) {
            throw new UnreadableCodingException("unfolds to far more than was sent");
        }
    }

    /** Checks that the body is complete; one without any bytes is. */
    public void end() throws UnreadableCodingException {
        for (CodingStream stream : streams) {
            if (received > 0 && !stream.complete()) {
                throw new UnreadableCodingException("ends within its content coding");
            }
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            streams.forEach(CodingStream::close);
        }
    }
}
