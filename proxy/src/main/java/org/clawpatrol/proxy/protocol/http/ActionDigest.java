package org.clawpatrol.proxy.protocol.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 over parts, each preceded by its length so that no two lists of parts collide. One use
 * at a time; one thread.
 */
final class ActionDigest {
    private static final int FIRST_SIZE = 2 << 10;
    private static final int GATHERED = 8 << 10;

    private final MessageDigest digest;
    private ByteBuffer parts = ByteBuffer.allocate(FIRST_SIZE);

    ActionDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Forgets what was added so far. */
    ActionDigest begin() {
        parts.clear();
        digest.reset();
        return this;
    }

    ActionDigest add(String part) {
        return part.length() <= GATHERED && isAscii(part)
                ? addAscii(part)
                : add(part.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isAscii(String part) {
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("deprecation") // the one copy of ASCII that allocates nothing
    private ActionDigest addAscii(String part) {
        int length = part.length();
        reserve(Integer.BYTES + length);
        parts.putInt(length);
        part.getBytes(0, length, parts.array(), parts.position());
        parts.position(parts.position() + length);
        return this;
    }

    ActionDigest add(byte[] part) {
        if (part.length > GATHERED) {
            reserve(Integer.BYTES);
            parts.putInt(part.length);
            drain();
            digest.update(part);
            return this;
        }
        reserve(Integer.BYTES + part.length);
        parts.putInt(part.length).put(part);
        return this;
    }

    ActionDigest add(HttpFields fields) {
        add(Integer.toString(fields.size()));
        for (HeaderField field : fields) {
            add(Ascii.lower(field.name()));
            add(field.value());
        }
        return this;
    }

    String hex() {
        drain();
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Many small parts make one update. */
    private void reserve(int length) {
        if (parts.remaining() >= length) {
            return;
        }
        drain();
        if (parts.capacity() < length) {
            parts = ByteBuffer.allocate(length);
        }
    }

    private void drain() {
        digest.update(parts.array(), 0, parts.position());
        parts.clear();
    }
}
