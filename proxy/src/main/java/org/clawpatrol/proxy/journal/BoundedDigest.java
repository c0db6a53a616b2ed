package org.clawpatrol.proxy.journal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** Keeps what is written while it is short, and of anything length and SHA-256. One thread. */
final class BoundedDigest extends OutputStream {
    private final ByteArrayOutputStream start = new ByteArrayOutputStream();
    private final MessageDigest digest = Digests.sha256();
    private final int longest;
    private long length;

    /**
     * @param longest bytes to keep
     */
    BoundedDigest(int longest) {
        this.longest = longest;
    }

    @Override
    public void write(int unit) {
        write(new byte[] {(byte) unit}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        digest.update(bytes, from, count);
        length += count;
        if (length <= longest) {
            start.write(bytes, from, count);
        }
    }

    /** All of it, read as ASCII; empty when that was too long. */
    Optional<String> text() {
        return length <= longest
                ? Optional.of(start.toString(StandardCharsets.US_ASCII))
                : Optional.empty();
    }

    /** Length in bytes and digest in hex. */
    String summary() {
        return length + " bytes, sha256 " + HexFormat.of().formatHex(digest.digest());
    }
}
