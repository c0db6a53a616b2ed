package org.clawpatrol.proxy.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What sealed bytes are for; they open under no other label.
 *
 * @param purpose the kind of thing, such as {@code credential}
 * @param slot may be empty
 */
record SealLabel(String purpose, String name, String slot) {

    /** One encoding for every label: each part behind its length. */
    byte[] bytes() {
        byte[] first = purpose.getBytes(StandardCharsets.UTF_8);
        byte[] second = name.getBytes(StandardCharsets.UTF_8);
        byte[] third = slot.getBytes(StandardCharsets.UTF_8);
        int length = first.length + second.length + third.length + 3 * Integer.BYTES;
        return ByteBuffer.allocate(length)
                .putInt(first.length)
                .put(first)
                .putInt(second.length)
                .put(second)
                .putInt(third.length)
                .put(third)
                .array();
    }
}
