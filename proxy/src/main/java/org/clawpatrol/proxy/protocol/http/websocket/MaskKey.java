package org.clawpatrol.proxy.protocol.http.websocket;

import io.netty.buffer.ByteBuf;

/** Takes the mask off payload bytes, RFC 6455 section 5.3. Stateless. */
final class MaskKey {
    private MaskKey() {}

    /** The byte of the key for a position in the payload of its frame. */
    static byte at(int key, long position) {
        return (byte) (key >>> (24 - 8 * (int) (position & 3)));
    }

    /**
     * The key as it lies over eight bytes.
     *
     * @param position of the first of them in the payload of its frame
     */
    static long over8(int key, long position) {
        int turned = Integer.rotateLeft(key, 8 * (int) (position & 3));
        return (turned & 0xffff_ffffL) << 32 | (turned & 0xffff_ffffL);
    }

    /**
     * The readable bytes without their mask; the buffer is left as it is.
     *
     * @param position of the first of them in the payload of its frame
     */
    static byte[] unmasked(ByteBuf bytes, int key, long position) {
        byte[] plain = new byte[bytes.readableBytes()];
        bytes.getBytes(bytes.readerIndex(), plain);
        if (key != 0) {
            for (int i = 0; i < plain.length; i++) {
                plain[i] ^= at(key, position + i);
            }
        }
        return plain;
    }
}
