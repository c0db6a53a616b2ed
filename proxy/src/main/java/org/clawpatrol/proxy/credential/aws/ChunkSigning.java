package org.clawpatrol.proxy.credential.aws;

import java.nio.charset.StandardCharsets;

/**
 * The chain of signatures of an upload in chunks: each covers the one before it (Amazon S3 API
 * Reference, "Signature Calculations for the Authorization Header: Transferring Payload in Multiple
 * Chunks"). Wiped on close. One thread.
 */
final class ChunkSigning implements AutoCloseable {
    private static final String CHUNK = "AWS4-HMAC-SHA256-PAYLOAD";
    private static final String TRAILER = "AWS4-HMAC-SHA256-TRAILER";

    private final SigningKey key;
    private final String seed;

    /**
     * @param key owned
     * @param seed signature of the head
     */
    ChunkSigning(SigningKey key, String seed) {
        this.key = key;
        this.seed = seed;
    }

    String seed() {
        return seed;
    }

    /** The signature of a chunk behind the one with the signature {@code before}. */
    String chunk(String before, byte[] content, int length) {
        var digest = Sha256.digest();
        digest.update(content, 0, length);
        return key.sign(CHUNK, before, Sha256.EMPTY, Sha256.hex(digest.digest()));
    }

    /**
     * @param fields each as {@code name:value} and a line feed
     */
    String trailer(String before, String fields) {
        byte[] bytes = fields.getBytes(StandardCharsets.ISO_8859_1);
        return key.sign(TRAILER, before, Sha256.hex(Sha256.digest().digest(bytes)));
    }

    @Override
    public void close() {
        key.close();
    }
}
