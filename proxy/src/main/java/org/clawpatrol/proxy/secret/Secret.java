package org.clawpatrol.proxy.secret;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of one secret. Prints as {@code ***}; wiped on close. Not shared between threads. */
public final class Secret implements AutoCloseable {
    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Copies the bytes. */
    public static Secret of(byte[] bytes) {
        return new Secret(bytes.clone());
    }

    public static Secret of(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A copy the caller may keep and must wipe. */
    public byte[] reveal() {
        return bytes.clone();
    }

    /** The secret as text, for headers and protocols that need a string. */
    public String revealText() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** An independent copy with its own life. */
    public Secret copy() {
        return new Secret(bytes.clone());
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "***";
    }
}
