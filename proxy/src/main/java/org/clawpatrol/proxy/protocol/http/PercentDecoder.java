package org.clawpatrol.proxy.protocol.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-decoding of paths and query parts. Stateless. */
public final class PercentDecoder {
    private PercentDecoder() {}

    /** Whether every {@code %} is followed by two hexadecimal digits. */
    static boolean wellFormed(String text) {
        for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
            if (byteAt(text, i) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The byte an escape at {@code i} stands for, or -1 when it is none. */
    static int byteAt(String text, int i) {
        if (i + 2 >= text.length()) {
            return -1;
        }
        int high = Ascii.hexValue(text.charAt(i + 1));
        int low = Ascii.hexValue(text.charAt(i + 2));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    /** Decodes a path; empty when an escape is malformed or the bytes are not UTF-8. */
    public static Optional<String> path(String text) {
        if (text.indexOf('%') < 0) {
            return Optional.of(text);
        }
        return wellFormed(text) ? Utf8.text(bytes(text, false)) : Optional.empty();
    }

    /** Decodes as forms do, {@code +} being a space; empty when an escape is malformed. */
    static Optional<String> form(String text) {
        if (text.indexOf('%') < 0) {
            return Optional.of(text.replace('+', ' '));
        }
        return wellFormed(text)
                ? Optional.of(new String(bytes(text, true), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static byte[] bytes(String text, boolean plusIsSpace) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (c == '%') {
                out.write(byteAt(text, i));
                i += 3;
            } else {
                String plain = c == '+' && plusIsSpace ? " " : Character.toString(c);
                out.writeBytes(plain.getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(c);
            }
        }
        return out.toByteArray();
    }
}
