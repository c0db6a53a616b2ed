package org.clawpatrol.proxy.operator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a store keeps in place of a token: its SHA-256 in hex. */
final class TokenText {
    private TokenText() {}

    static String hash(String token) {
        return HexFormat.of().formatHex(digest(token));
    }

    /** Compares in time that does not depend on where the texts differ. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(digest(one), digest(other));
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
