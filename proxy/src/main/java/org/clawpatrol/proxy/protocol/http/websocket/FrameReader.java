package org.clawpatrol.proxy.protocol.http.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Strict reader of the frames of one direction, however they are chopped, RFC 6455 section 5. Keeps
 * at most one head and one control frame; data is handed on as it comes, text once it is known to
 * go on as UTF-8. Never throws; dead after the first fault. One thread.
 */
final class FrameReader {
    /** Payload of a frame in bytes; a message of more comes in several. */
    static final long MOST_PAYLOAD = 1L << 24;

    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private final ByteBufAllocator allocator;
    private final FrameSink sink;
    private final HeaderParser parser;
    private @Nullable FrameHeader frame;
    private ByteBuf raw = Unpooled.EMPTY_BUFFER;
    private boolean announced;
    private long position;
    private boolean messageOpen;
    private boolean text;
    private Utf8Check utf8 = new Utf8Check();
    private @Nullable Fault fault;

    /**
     * @param masked whether frames must be masked, else none may be
     * @param deflate whether permessage-deflate was agreed upon
     */
    FrameReader(ByteBufAllocator allocator, boolean masked, boolean deflate, FrameSink sink) {
        this.allocator = allocator;
        this.sink = sink;
        this.parser = new HeaderParser(masked, deflate);
    }

    /**
     * Reads on while there are bytes, nothing is wrong and the reader may go on; the buffer stays
     * the caller's.
     */
    Optional<Fault> read(ByteBuf in, BooleanSupplier mayGoOn) {
        while (fault == null && in.isReadable() && mayGoOn.getAsBoolean()) {
            fault = step(in);
        }
        return Optional.ofNullable(fault);
    }

    /** Gives back what is kept. */
    void release() {
        raw.release();
        raw = Unpooled.EMPTY_BUFFER;
    }

    private @Nullable Fault step(ByteBuf in) {
        FrameHeader current = frame;
        if (current != null) {
            return current.opcode().isControl() ? control(current, in) : payload(current, in);
        }
        Fault wrong = parser.feed(in);
        if (wrong != null || !parser.complete()) {
            return wrong;
        }
        return begin(parser.header(), in);
    }

    private @Nullable Fault begin(FrameHeader header, ByteBuf in) {
        boolean control = header.opcode().isControl();
        if (!control) {
            boolean continues = header.opcode() == Opcode.CONTINUATION;
            if (continues != messageOpen) {
                return Fault.protocol(
                        continues ? "continuation of no message" : "message inside a message");
            }
            messageOpen = !header.fin();
        }
        if (header.length() > MOST_PAYLOAD) {
            return Fault.frameTooBig();
        }
        if (header.startsMessage()) {
            text = header.opcode() == Opcode.TEXT && !header.compressed();
            utf8 = new Utf8Check();
        }
        frame = header;
        position = 0;
        announced = false;
        raw = parser.take(allocator, control ? (int) header.length() : 0);
        if (header.length() > 0) {
            return null;
        }
        return control ? control(header, in) : payload(header, in);
    }

    private @Nullable Fault control(FrameHeader header, ByteBuf in) {
        int piece = (int) Math.min(header.length() - position, in.readableBytes());
        raw.writeBytes(in, piece);
        position += piece;
        if (position < header.length()) {
            return null;
        }
        if (header.opcode() == Opcode.CLOSE) {
            int length = (int) header.length();
            ByteBuf payload = raw.slice(raw.writerIndex() - length, length);
            Optional<Fault> wrong = CloseFrame.check(MaskKey.unmasked(payload, header.key(), 0));
            if (wrong.isPresent()) {
                return wrong.get();
            }
        }
        frame = null;
        sink.control(header, takeRaw());
        return null;
    }

    /** The head goes out with the first piece that was found good. */
    private @Nullable Fault payload(FrameHeader header, ByteBuf in) {
        int size = (int) Math.min(header.length() - position, in.readableBytes());
        boolean end = position + size == header.length();
        if (text && !isText(header, in, size, end && header.fin())) {
            return Fault.notText();
        }
        if (!announced) {
            announced = true;
            sink.data(header, takeRaw());
        }
        position += size;
        if (end) {
            frame = null;
        }
        sink.payload(in.readRetainedSlice(size), end);
        return null;
    }

    private boolean isText(FrameHeader header, ByteBuf in, int size, boolean ends) {
        int start = in.readerIndex();
        int i = 0;
        while (i < size) {
            if (size - i >= Long.BYTES && utf8.complete() && ascii8(header, in, start + i, i)) {
                i += Long.BYTES;
            } else {
                byte plain =
                        (byte) (in.getByte(start + i) ^ MaskKey.at(header.key(), position + i));
                if (!utf8.accept(plain)) {
                    return false;
                }
                i++;
            }
        }
        return !ends || utf8.complete();
    }

    private boolean ascii8(FrameHeader header, ByteBuf in, int index, int offset) {
        long plain = in.getLong(index) ^ MaskKey.over8(header.key(), position + offset);
        return (plain & HIGH_BITS) == 0;
    }

    private ByteBuf takeRaw() {
        ByteBuf taken = raw;
        raw = Unpooled.EMPTY_BUFFER;
        return taken;
    }
}
