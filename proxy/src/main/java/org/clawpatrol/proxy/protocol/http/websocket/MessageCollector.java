package org.clawpatrol.proxy.protocol.http.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import org.clawpatrol.proxy.protocol.http.websocket.CollectedMessage.Extent;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the frames of one message as they came and, beside them, what they say. Copies, so that
 * small frames do not hold large buffers. One thread.
 */
final class MessageCollector {
    /** Whatever the configured limit: no message is kept beyond this. */
    static final int MOST_KEPT = 16 << 20;

    /** Heads may take this much more than payload. */
    private static final int ROOM_FOR_HEADS = 64 << 10;

    private final ByteBufAllocator allocator;
    private final Direction direction;
    private final boolean deflate;
    private final boolean resets;
    private @Nullable MessageInflater inflater;
    private boolean missed;
    private int limit;
    private boolean textMessage;
    private boolean compressed;
    private int key;
    private long position;
    private ByteBuf raw = Unpooled.EMPTY_BUFFER;
    private ByteBuf said = Unpooled.EMPTY_BUFFER;
    private ByteBuf packed = Unpooled.EMPTY_BUFFER;
    private boolean cut;

    MessageCollector(
            ByteBufAllocator allocator, Direction direction, Optional<DeflateTerms> terms) {
        this.allocator = allocator;
        this.direction = direction;
        this.deflate = terms.isPresent();
        this.resets = terms.filter(agreed -> agreed.resets(direction)).isPresent();
    }

    /** A message begins that is not to be read. */
    void miss(FrameHeader header) {
        missed |= header.compressed();
        if (header.compressed() && inflater != null) {
            inflater.miss();
        }
    }

    /**
     * A message begins.
     *
     * @param most bytes of it to keep
     */
    void begin(FrameHeader header, long most) {
        limit = (int) Math.min(most, MOST_KEPT);
        textMessage = header.opcode() == Opcode.TEXT;
        compressed = header.compressed();
        cut = false;
        raw = allocator.buffer();
        said = allocator.buffer(Math.min(256, limit), limit);
        packed = compressed ? allocator.buffer(Math.min(256, limit), limit) : Unpooled.EMPTY_BUFFER;
        if (compressed && deflate) {
            inflater().begin();
        }
    }

    /** A frame of the message begins. */
    void head(FrameHeader header, ByteBuf head) {
        key = header.key();
        position = 0;
        keep(head);
    }

    /** A piece of the present frame's payload. */
    void payload(ByteBuf piece) {
        read(piece);
        keep(piece);
    }

    /** A piece that is not kept any more; looked at only where later messages lean on it. */
    void follow(ByteBuf piece) {
        if (compressed) {
            read(piece);
        }
    }

    private void read(ByteBuf piece) {
        byte[] plain = MaskKey.unmasked(piece, key, position);
        position += plain.length;
        if (compressed) {
            write(packed, plain);
            inflater().piece(plain, said);
            cut |= inflater().unfolded() > limit;
        } else {
            cut |= plain.length > said.maxWritableBytes();
            write(said, plain);
        }
    }

    /** Where the next frame of a message begins that is not kept any more. */
    void turn(FrameHeader header) {
        key = header.key();
        position = 0;
    }

    /** Bytes as they came, behind what was kept. */
    void keep(ByteBuf bytes) {
        raw.writeBytes(bytes);
        bytes.release();
    }

    /** The message ends. */
    void end() {
        if (compressed) {
            inflater().end(said);
            cut |= inflater().unfolded() > limit;
        }
    }

    /** Whether no more of the message can be kept. */
    boolean full() {
        long most = 2L * limit + ROOM_FOR_HEADS;
        return cut || raw.readableBytes() > most || (compressed && inflater().lost());
    }

    /**
     * What is known of the message.
     *
     * @param ended whether that is all of it
     */
    CollectedMessage message(boolean ended) {
        boolean lost = compressed && inflater().lost();
        byte[] bytes = ByteBufUtil.getBytes(lost ? packed : said);
        return new CollectedMessage(direction, textMessage, bytes, extent(lost, ended, bytes));
    }

    private Extent extent(boolean lost, boolean ended, byte[] bytes) {
        if (cut) {
            return Extent.TRUNCATED;
        }
        if (lost || (ended && textMessage && compressed && !isText(bytes))) {
            return Extent.UNREADABLE;
        }
        return ended ? Extent.COMPLETE : Extent.TRUNCATED;
    }

    private static boolean isText(byte[] bytes) {
        Utf8Check check = new Utf8Check();
        for (byte unit : bytes) {
            if (!check.accept(unit)) {
                return false;
            }
        }
        return check.complete();
    }

    /** The frames as they came; the caller's from here on. */
    ByteBuf takeRaw() {
        ByteBuf taken = raw;
        raw = Unpooled.EMPTY_BUFFER;
        said.release();
        said = Unpooled.EMPTY_BUFFER;
        packed.release();
        packed = Unpooled.EMPTY_BUFFER;
        return taken;
    }

    /** Gives everything back; for the end of the connection. */
    void close() {
        takeRaw().release();
        if (inflater != null) {
            inflater.close();
            inflater = null;
        }
    }

    private MessageInflater inflater() {
        MessageInflater present = inflater;
        if (present == null) {
            present = new MessageInflater(resets);
            inflater = present;
            if (missed) {
                present.miss();
            }
        }
        return present;
    }

    private static void write(ByteBuf out, byte[] bytes) {
        out.writeBytes(bytes, 0, Math.min(bytes.length, out.maxWritableBytes()));
    }
}
