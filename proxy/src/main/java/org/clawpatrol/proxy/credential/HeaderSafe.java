package org.clawpatrol.proxy.credential;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.clawpatrol.proxy.secret.Secret;

/** Whether a secret may stand in a header: visible ASCII only, so no line break can be smuggled. */
public final class HeaderSafe {
    private HeaderSafe() {}

    /** An empty one may not. */
    public static boolean test(Secret secret) {
        return all(secret, HeaderSafe::isVisible);
    }

    /** Whether it may make up a value: visible ASCII with spaces inside. */
    public static boolean testText(Secret secret) {
        byte[] bytes = secret.reveal();
        try {
            return bytes.length > 0
                    && bytes[0] != ' '
                    && bytes[bytes.length - 1] != ' '
                    && all(secret, value -> isVisible(value) || value == ' ');
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Whether each byte of a secret is of a kind; an empty secret has none. */
    public static boolean all(Secret secret, IntPredicate kind) {
        byte[] bytes = secret.reveal();
        try {
            boolean fits = bytes.length > 0;
            for (byte b : bytes) {
                fits &= kind.test(b & 0xff);
            }
            return fits;
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Whether a byte is visible ASCII. */
    public static boolean isVisible(int value) {
        return value > ' ' && value < 0x7f;
    }

    /** Whether a byte is an ASCII control character. */
    public static boolean isControl(int value) {
        return value < ' ' || value == 0x7f;
    }

    /** Whether a byte may stand in a header and, as it is, in a JSON string. */
    public static boolean isPlain(int value) {
        return isVisible(value) && value != '"' && value != '\\';
    }

    /**
     * Whether a byte means itself in paths, queries, forms, JSON and cookies alike: what tokens are
     * usually made of.
     */
    public static boolean isTokenByte(int value) {
        return (value >= '0' && value <= '9')
                || (value >= 'A' && value <= 'Z')
                || (value >= 'a' && value <= 'z')
                || "-._~:".indexOf(value) >= 0;
    }
}
