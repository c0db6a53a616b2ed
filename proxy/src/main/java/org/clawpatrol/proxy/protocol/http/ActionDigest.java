package org.clawpatrol.proxy.protocol.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 over parts, each preceded by its length so that no two lists of parts collide. One use;
 * one thread.
 */
final class ActionDigest {
    private final MessageDigest digest;

    ActionDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    ActionDigest add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    ActionDigest add(byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
        digest.update(part);
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
        return HexFormat.of().formatHex(digest.digest());
    }
}
