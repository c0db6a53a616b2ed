package org.clawpatrol.proxy.credential;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.clawpatrol.proxy.secret.Secret;

/** Secrets as paths, queries and forms carry them (RFC 3986, 2.1). Stateless. */
public final class PercentEncoded {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PercentEncoded() {}

    /** A copy in which every byte that could mean something else is escaped. */
    public static Secret of(Secret secret) {
        byte[] plain = secret.reveal();
        byte[] escaped = new byte[3 * plain.length];
        int length = 0;
        for (byte b : plain) {
            if (HeaderSafe.isTokenByte(b & 0xff)) {
                escaped[length++] = b;
            } else {
                byte[] digits = HEX.toHexDigits(b).getBytes(StandardCharsets.US_ASCII);
                escaped[length++] = '%';
                escaped[length++] = digits[0];
                escaped[length++] = digits[1];
            }
        }
        byte[] exact = Arrays.copyOf(escaped, length);
        try {
            return Secret.of(exact);
        } finally {
            Arrays.fill(plain, (byte) 0);
            Arrays.fill(escaped, (byte) 0);
            Arrays.fill(exact, (byte) 0);
        }
    }
}
