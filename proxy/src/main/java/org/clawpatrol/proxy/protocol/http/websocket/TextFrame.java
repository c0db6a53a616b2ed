package org.clawpatrol.proxy.protocol.http.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** Writes a whole text message as one frame, RFC 6455 section 5.2. Stateless. */
final class TextFrame {
    private static final int FINAL_TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int LENGTH_OF_16_BITS = 126;
    private static final int LENGTH_OF_64_BITS = 127;

    private TextFrame() {}

    /**
     * @param key unpredictable
     */
    static ByteBuf masked(ByteBufAllocator allocator, byte[] message, int key) {
        ByteBuf frame = allocator.buffer(message.length + 14);
        frame.writeByte(FINAL_TEXT);
        if (message.length < LENGTH_OF_16_BITS) {
            frame.writeByte(MASKED | message.length);
        } else if (message.length <= 0xffff) {
            frame.writeByte(MASKED | LENGTH_OF_16_BITS).writeShort(message.length);
        } else {
            frame.writeByte(MASKED | LENGTH_OF_64_BITS).writeLong(message.length);
        }
        frame.writeInt(key);
        for (int i = 0; i < message.length; i++) {
            frame.writeByte(message[i] ^ MaskKey.at(key, i));
        }
        return frame;
    }
}
