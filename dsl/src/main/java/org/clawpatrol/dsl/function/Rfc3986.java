package org.clawpatrol.dsl.function;

import java.nio.charset.StandardCharsets;

/** Percent-encoding of everything that is not unreserved (RFC 3986, section 2.3). Stateless. */
final class Rfc3986 {
    private static final String HEX = "0123456789ABCDEF";

    private Rfc3986() {}

    static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved(b)) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(byte b) {
        boolean letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
        return letter || (b >= '0' && b <= '9') || "-._~".indexOf(b) >= 0;
    }
}
