package org.clawpatrol.proxy.protocol.http.websocket;

/**
 * The head of one valid frame.
 *
 * @param fin whether the frame ends its message
 * @param compressed whether RSV1 is set: the first frame of a compressed message
 * @param key masking key, first byte in the highest bits; 0 where nothing is masked
 * @param length of the payload in bytes
 */
record FrameHeader(boolean fin, boolean compressed, Opcode opcode, int key, long length) {

    /** Whether it is the first frame of a text or binary message. */
    boolean startsMessage() {
        return opcode == Opcode.TEXT || opcode == Opcode.BINARY;
    }
}
