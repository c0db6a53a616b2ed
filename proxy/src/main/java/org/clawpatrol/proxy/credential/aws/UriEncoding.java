package org.clawpatrol.proxy.credential.aws;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The escapes that signatures are made over: every byte but the unreserved ones of RFC 3986, in
 * upper-case hexadecimal digits. Stateless.
 */
final class UriEncoding {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private UriEncoding() {}

    static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    static String encode(byte[] bytes) {
        StringBuilder out = new StringBuilder(bytes.length + 16);
        for (byte b : bytes) {
            if (isUnreserved(b)) {
                out.append((char) b);
            } else {
                out.append('%').append(HEX.toHexDigits(b));
            }
        }
        return out.toString();
    }

    /** A part of a path or query in these escapes, whatever the agent escaped of it. */
    static String again(String part, boolean plusIsSpace) throws UnsignableException {
        return encode(decode(part, plusIsSpace));
    }

    static byte[] decode(String part, boolean plusIsSpace) throws UnsignableException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(part.length());
        int i = 0;
        while (i < part.length()) {
            char c = part.charAt(i);
            if (c == '%') {
                out.write(escaped(part, i));
                i += 3;
                continue;
            }
            if (c > 0x7e || c <= ' ') {
                throw new UnsignableException("cannot sign a target with unescaped characters");
            }
            out.write(c == '+' && plusIsSpace ? ' ' : c);
            i++;
        }
        return out.toByteArray();
    }

    private static int escaped(String part, int start) throws UnsignableException {
        boolean whole = start + 2 < part.length();
        if (!whole
                || !HexFormat.isHexDigit(part.charAt(start + 1))
                || !HexFormat.isHexDigit(part.charAt(start + 2))) {
            throw new UnsignableException("cannot sign a target with malformed escapes");
        }
        return HexFormat.fromHexDigits(part, start + 1, start + 3);
    }

    private static boolean isUnreserved(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '-'
                || b == '.'
                || b == '_'
                || b == '~';
    }
}
