package org.clawpatrol.proxy.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The two digests of a line, both SHA-256. The content digest covers the bytes of the content as
 * written; a line states it only where the content was erased. The chain digest covers the previous
 * chain digest, the sequence number (8 bytes, big endian), the kind, a NUL, the time, a NUL, and
 * the content digest; not the content itself, so that content may be erased later without breaking
 * the chain. Safe to share.
 */
final class Digests {
    static final int LENGTH = 32;

    /** What the first line of a journal continues. */
    static byte[] origin() {
        return new byte[LENGTH];
    }

    static byte[] content(byte[] content) {
        return sha256().digest(content);
    }

    static byte[] chain(byte[] previous, long sequence, LineKind kind, String at, byte[] content) {
        return new ChainDigest().of(previous, sequence, kind, at, content);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private Digests() {}
}
