package org.clawpatrol.proxy.journal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** Computes the chain digests of a journal, line after line. One thread at a time. */
final class ChainDigest {
    private static final int FIRST_SIZE = 192;

    private final MessageDigest digest = Digests.sha256();
    private ByteBuffer input = ByteBuffer.allocate(FIRST_SIZE);

    byte[] of(byte[] previous, long sequence, LineKind kind, String at, byte[] content) {
        int length =
                previous.length
                        + Long.BYTES
                        + kind.word().length()
                        + at.length()
                        + 2
                        + content.length;
        if (input.capacity() < length) {
            input = ByteBuffer.allocate(length);
        }
        input.clear().put(previous).putLong(sequence);
        ascii(kind.word());
        ascii(at);
        input.put(content);
        digest.update(input.array(), 0, input.position());
        return digest.digest();
    }

    /** The text and a NUL. */
    @SuppressWarnings("deprecation") // the one copy of ASCII that allocates nothing
    private void ascii(String text) {
        text.getBytes(0, text.length(), input.array(), input.position());
        input.position(input.position() + text.length()).put((byte) 0);
    }
}
