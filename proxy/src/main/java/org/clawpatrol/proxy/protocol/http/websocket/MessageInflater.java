package org.clawpatrol.proxy.protocol.http.websocket;

import io.netty.buffer.ByteBuf;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates the compressed messages of one direction in their order, RFC 7692 section 7.2.2. What
 * unfolds too far or does not follow the format is lost, and with it the later messages that lean
 * on it. One thread; closing frees native memory.
 */
final class MessageInflater implements AutoCloseable {
    /** How far one message may unfold, kept or not: bounds the time spent on it. */
    static final long MOST_UNFOLDED = 16L << 20;

    private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};
    private static final int PORTION = 8192;

    private final Inflater inflater = new Inflater(true);
    private final boolean resets;
    private final byte[] portion = new byte[PORTION];
    private boolean lost;
    private long unfolded;

    /**
     * @param resets whether each message was compressed on its own
     */
    MessageInflater(boolean resets) {
        this.resets = resets;
    }

    /** A compressed message begins. */
    void begin() {
        unfolded = 0;
        if (resets) {
            inflater.reset();
            lost = false;
        }
    }

    /** A compressed message passes without being seen. */
    void miss() {
        lost = true;
    }

    /** Whether the present message cannot be read. */
    boolean lost() {
        return lost;
    }

    /**
     * Unfolds a piece of the message.
     *
     * @param out grows no further than its maximum capacity; what is beyond is not kept
     */
    void piece(byte[] compressed, ByteBuf out) {
        if (!lost) {
            unfold(compressed, out);
        }
    }

    /** The message ends. */
    void end(ByteBuf out) {
        piece(TAIL, out);
    }

    @Override
    public void close() {
        inflater.end();
    }

    private void unfold(byte[] compressed, ByteBuf out) {
        inflater.setInput(compressed);
        try {
            int size = inflater.inflate(portion);
            while (size > 0) {
                unfolded += size;
                if (unfolded > MOST_UNFOLDED) {
                    lost = true;
                    return;
                }
                out.writeBytes(portion, 0, Math.min(size, out.maxWritableBytes()));
                size = inflater.inflate(portion);
            }
            // A final block ends the stream for this inflater, not for every peer.
            lost = inflater.finished() || inflater.needsDictionary() || inflater.getRemaining() > 0;
        } catch (DataFormatException e) {
            lost = true;
        }
    }

    /** How far the present message unfolded. */
    long unfolded() {
        return unfolded;
    }
}
