package org.clawpatrol.proxy.protocol.http.coding;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** What was decoded so far, up to a bound; grows as needed. One use, one thread. */
final class BoundedOutput {
    private static final int FIRST = 8 * 1024;

    private final int most;
    private byte[] bytes;
    private int size;

    BoundedOutput(int most) {
        this.most = most;
        this.bytes = new byte[Math.min(most, FIRST)];
    }

    /** Takes what is left of a buffer; false once there is more than the bound. */
    boolean add(ByteBuffer piece) {
        int length = piece.remaining();
        if (length > most - size) {
            return false;
        }
        if (length > bytes.length - size) {
            long wanted = Math.max(2L * bytes.length, (long) size + length);
            bytes = Arrays.copyOf(bytes, (int) Math.min(most, wanted));
        }
        piece.get(bytes, size, length);
        size += length;
        return true;
    }

    int size() {
        return size;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
