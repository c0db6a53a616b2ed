package org.clawpatrol.proxy.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
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

    /**
     * The input without the one line break that editors and {@code echo} end it with.
     *
     * @param input wiped
     */
    public static Secret ofInput(byte[] input) {
        int end = input.length;
        if (end > 0 && input[end - 1] == '\n') {
            end--;
            if (end > 0 && input[end - 1] == '\r') {
                end--;
            }
        }
        Secret secret = new Secret(Arrays.copyOf(input, end));
        Arrays.fill(input, (byte) 0);
        return secret;
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

    /**
     * Whether it is made of these bytes; takes as long for the last difference as for the first.
     */
    public boolean holds(byte[] other) {
        return MessageDigest.isEqual(bytes, other);
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
