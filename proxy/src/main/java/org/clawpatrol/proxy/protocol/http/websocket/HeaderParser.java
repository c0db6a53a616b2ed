package org.clawpatrol.proxy.protocol.http.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the head of a frame however it is chopped, RFC 6455 section 5.2, and refuses it at the
 * first byte that cannot be right. What an earlier frame decides is not looked at here. One thread.
 */
final class HeaderParser {
    private static final int FIN = 0x80;
    private static final int RSV1 = 0x40;
    private static final int RSV2_AND_3 = 0x30;
    private static final int OPCODE = 0x0f;
    private static final int MASKED = 0x80;
    private static final int SEVEN_BITS = 0x7f;
    private static final int SHORT_LENGTH = 126;
    private static final int LONG_LENGTH = 127;
    private static final int LONGEST = 14;

    private final boolean masked;
    private final boolean deflate;
    private final byte[] bytes = new byte[LONGEST];
    private int filled;
    private int size = 2;
    private Opcode opcode = Opcode.CONTINUATION;

    /**
     * @param masked whether frames must be masked, else none may be
     * @param deflate whether permessage-deflate was agreed upon
     */
    HeaderParser(boolean masked, boolean deflate) {
        this.masked = masked;
        this.deflate = deflate;
    }

    /** Takes bytes until the head is complete, wrong, or there are no more. */
    @Nullable Fault feed(ByteBuf in) {
        while (filled < size && in.isReadable()) {
            bytes[filled++] = in.readByte();
            Optional<Fault> fault =
                    switch (filled) {
                        case 1 -> first(bytes[0]);
                        case 2 -> second(bytes[1] & 0xff);
                        default -> Optional.empty();
                    };
            if (fault.isPresent()) {
                return fault.get();
            }
        }
        return filled == size && !isMinimal() ? Fault.protocol("length not minimal") : null;
    }

    boolean complete() {
        return filled == size;
    }

    /** The complete head. */
    FrameHeader header() {
        int key = masked ? (int) number(size - 4, 4) : 0;
        boolean fin = (bytes[0] & FIN) != 0;
        return new FrameHeader(fin, (bytes[0] & RSV1) != 0, opcode, key, length());
    }

    /** The complete head as it stood on the wire; the next head is read from here on. */
    ByteBuf take(ByteBufAllocator allocator, int room) {
        ByteBuf raw = allocator.buffer(size + room).writeBytes(bytes, 0, size);
        filled = 0;
        size = 2;
        return raw;
    }

    private Optional<Fault> first(int flags) {
        Optional<Opcode> known = Opcode.of(flags & OPCODE);
        if (known.isEmpty()) {
            return Optional.of(Fault.protocol("reserved opcode"));
        }
        opcode = known.get();
        boolean startsMessage = opcode == Opcode.TEXT || opcode == Opcode.BINARY;
        boolean compressed = (flags & RSV1) != 0;
        if ((flags & RSV2_AND_3) != 0 || (compressed && !(deflate && startsMessage))) {
            return Optional.of(Fault.protocol("reserved bits"));
        }
        return opcode.isControl() && (flags & FIN) == 0
                ? Optional.of(Fault.protocol("fragmented control frame"))
                : Optional.empty();
    }

    private Optional<Fault> second(int lengthByte) {
        if (((lengthByte & MASKED) != 0) != masked) {
            return Optional.of(Fault.protocol(masked ? "frame not masked" : "masked frame"));
        }
        int announced = lengthByte & SEVEN_BITS;
        if (opcode.isControl() && announced >= SHORT_LENGTH) {
            return Optional.of(Fault.protocol("control frame too long"));
        }
        size = 2 + lengthBytes(announced) + (masked ? 4 : 0);
        return Optional.empty();
    }

    private static int lengthBytes(int announced) {
        return switch (announced) {
            case SHORT_LENGTH -> 2;
            case LONG_LENGTH -> 8;
            default -> 0;
        };
    }

    private boolean isMinimal() {
        return switch (bytes[1] & SEVEN_BITS) {
            case SHORT_LENGTH -> length() >= SHORT_LENGTH;
            // Negative where the highest bit is set, which must not be.
            case LONG_LENGTH -> length() > 0xffff;
            default -> true;
        };
    }

    private long length() {
        int announced = bytes[1] & SEVEN_BITS;
        int more = lengthBytes(announced);
        return more == 0 ? announced : number(2, more);
    }

    private long number(int from, int count) {
        long number = 0;
        for (int i = from; i < from + count; i++) {
            number = number << 8 | (bytes[i] & 0xff);
        }
        return number;
    }
}
