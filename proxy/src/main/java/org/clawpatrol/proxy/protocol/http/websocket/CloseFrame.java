package org.clawpatrol.proxy.protocol.http.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Close frames: what is valid in one, and those the gateway writes itself. Stateless. */
final class CloseFrame {
    static final int GOING_AWAY = 1001;
    static final int PROTOCOL_ERROR = 1002;
    static final int NOT_TEXT = 1007;
    static final int POLICY = 1008;
    static final int TOO_BIG = 1009;
    static final int INTERNAL = 1011;
    static final int MOST_REASON = 123;

    private static final int MASKED = 0x80;
    private static final int FIRST_BYTE = 0x80 | Opcode.CLOSE.number();

    private CloseFrame() {}

    /**
     * What is wrong with the payload of a close frame, RFC 6455 sections 5.5.1 and 7.4.
     *
     * @param payload unmasked
     */
    static Optional<Fault> check(byte[] payload) {
        if (payload.length == 0) {
            return Optional.empty();
        }
        if (payload.length == 1) {
            return Optional.of(Fault.protocol("close frame with half a code"));
        }
        int code = (payload[0] & 0xff) << 8 | (payload[1] & 0xff);
        if (!isValid(code)) {
            return Optional.of(Fault.protocol("invalid close code"));
        }
        Utf8Check text = new Utf8Check();
        for (int i = 2; i < payload.length; i++) {
            if (!text.accept(payload[i])) {
                return Optional.of(Fault.notText());
            }
        }
        return text.complete() ? Optional.empty() : Optional.of(Fault.notText());
    }

    /** Whether the code may stand in a frame: those registered so far, and the free ranges. */
    private static boolean isValid(int code) {
        boolean registered = code >= 1000 && code <= 1014;
        boolean neverSent = code == 1004 || code == 1005 || code == 1006;
        return (registered && !neverSent) || (code >= 3000 && code <= 4999);
    }

    /** A close frame as a server writes it. */
    static ByteBuf plain(ByteBufAllocator allocator, int code, String reason) {
        byte[] text = fitting(reason);
        return allocator
                .buffer(4 + text.length)
                .writeByte(FIRST_BYTE)
                .writeByte(2 + text.length)
                .writeShort(code)
                .writeBytes(text);
    }

    /** A close frame as a client writes it; without a reason. */
    static ByteBuf masked(ByteBufAllocator allocator, int code, int key) {
        return allocator
                .buffer(8)
                .writeByte(FIRST_BYTE)
                .writeByte(MASKED | 2)
                .writeInt(key)
                .writeShort(code ^ (key >>> 16));
    }

    /** As many whole characters as a close frame holds. */
    private static byte[] fitting(String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        if (text.length <= MOST_REASON) {
            return text;
        }
        int end = MOST_REASON;
        while (end > 0 && (text[end] & 0xc0) == 0x80) {
            end--;
        }
        return java.util.Arrays.copyOf(text, end);
    }
}
