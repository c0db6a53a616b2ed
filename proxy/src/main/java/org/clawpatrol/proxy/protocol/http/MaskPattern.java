package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * One byte string to find and cover, searched with Horspool's skip table (R. N. Horspool,
 * "Practical fast searching in strings", 1980). One thread.
 */
final class MaskPattern {
    private final byte[] pattern;
    private final int[] skip = new int[256];

    /** Takes the bytes over. */
    MaskPattern(byte[] pattern) {
        this.pattern = pattern;
        Arrays.fill(skip, pattern.length);
        for (int i = 0; i < pattern.length - 1; i++) {
            skip[pattern[i] & 0xff] = pattern.length - 1 - i;
        }
    }

    int length() {
        return pattern.length;
    }

    /** Overwrites every occurrence; tells whether there was one. */
    boolean cover(ByteBuf bytes) {
        boolean found = false;
        int last = pattern.length - 1;
        int position = bytes.readerIndex();
        int end = bytes.writerIndex();
        while (position + last < end) {
            byte at = bytes.getByte(position + last);
            if (at == pattern[last] && matches(bytes, position, last)) {
                for (int i = 0; i <= last; i++) {
                    bytes.setByte(position + i, '*');
                }
                found = true;
                position += pattern.length;
            } else {
                position += skip[at & 0xff];
            }
        }
        return found;
    }

    /** Length of the longest end of the bytes that is a proper beginning of the pattern. */
    int openEnd(ByteBuf bytes) {
        int most = Math.min(pattern.length - 1, bytes.readableBytes());
        for (int length = most; length > 0; length--) {
            if (matches(bytes, bytes.writerIndex() - length, length)) {
                return length;
            }
        }
        return 0;
    }

    void wipe() {
        Arrays.fill(pattern, (byte) 0);
    }

    private boolean matches(ByteBuf bytes, int position, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes.getByte(position + i) != pattern[i]) {
                return false;
            }
        }
        return true;
    }
}
