package org.clawpatrol.proxy.protocol.http.mask;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** Room to look at bytes in, used again and again. One thread, one use at a time. */
final class Scratch {
    private static final int KEPT = 256 * 1024;
    private static final int FIRST = 4 * 1024;

    final Spans spans = new Spans();
    private byte[] text = new byte[0];

    /** A copy of the last so many readable bytes, from the beginning of the array on. */
    byte[] last(ByteBuf bytes, int length) {
        byte[] room = room(length);
        bytes.getBytes(bytes.writerIndex() - length, room, 0, length);
        return room;
    }

    /** A copy of a field's text, one byte a character. */
    byte[] of(String field) {
        byte[] room = room(field.length());
        for (int i = 0; i < field.length(); i++) {
            room[i] = (byte) field.charAt(i);
        }
        return room;
    }

    /** Grows by doubling; what is unusually much is not kept. */
    private byte[] room(int length) {
        if (length > KEPT) {
            return new byte[length];
        }
        if (text.length < length) {
            text = new byte[Math.max(FIRST, Integer.highestOneBit(length - 1) << 1)];
        }
        return text;
    }

    /** Overwrites what was looked at. */
    void wipe() {
        Arrays.fill(text, (byte) 0);
    }
}
