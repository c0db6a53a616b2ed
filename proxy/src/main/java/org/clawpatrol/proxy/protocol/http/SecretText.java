package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.clawpatrol.proxy.secret.Secret;

/**
 * Part of a message that holds a secret, as text that is never made a {@code String}: one character
 * a byte. Wiped on close; prints as {@code ***}. One thread.
 */
final class SecretText implements CharSequence, AutoCloseable {
    private final byte[] bytes;

    private SecretText(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The prefix and then the secret, which stays the caller's. */
    static SecretText of(String prefix, Secret secret) {
        byte[] start = prefix.getBytes(StandardCharsets.ISO_8859_1);
        byte[] end = secret.reveal();
        byte[] all = Arrays.copyOf(start, start.length + end.length);
        System.arraycopy(end, 0, all, start.length, end.length);
        Arrays.fill(end, (byte) 0);
        return new SecretText(all);
    }

    private SecretText(byte[] bytes, int start, int end) {
        this(Arrays.copyOfRange(bytes, start, end));
    }

    /** The bytes themselves, not a copy: wiped with this. */
    ByteBuf bytes() {
        return Unpooled.wrappedBuffer(bytes);
    }

    @Override
    public int length() {
        return bytes.length;
    }

    @Override
    public char charAt(int index) {
        return (char) (bytes[index] & 0xff);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new SecretText(bytes, start, end);
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
