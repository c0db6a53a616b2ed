package org.clawpatrol.proxy.protocol.http;

import java.util.Locale;

/** The character classes of RFC 9110, RFC 9112 and RFC 3986. */
final class Ascii {
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = '0'; c <= '9'; c++) {
            TOKEN[c] = true;
        }
        for (char c = 'a'; c <= 'z'; c++) {
            TOKEN[c] = true;
            TOKEN[c - 'a' + 'A'] = true;
        }
        for (char c : "!#$%&'*+-.^_`|~".toCharArray()) {
            TOKEN[c] = true;
        }
    }

    private Ascii() {}

    /** Whether a byte may stand in a method or a field name. */
    static boolean isToken(byte b) {
        return b >= 0 && TOKEN[b];
    }

    /** Whether a byte may stand in a field value: no control character but the tab. */
    static boolean isFieldValue(byte b) {
        return b < 0 || (b >= ' ' && b != 0x7f) || b == '\t';
    }

    /** Whether a byte may stand in a request target: visible and 7 bit. */
    static boolean isVisible(byte b) {
        return b > ' ' && b < 0x7f;
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    /** Whether a character may stand in a method or a field name. */
    static boolean isToken(char c) {
        return c < TOKEN.length && TOKEN[c];
    }

    /** Whether a character may stand in a field value, one beyond ASCII included. */
    static boolean isFieldValue(char c) {
        return (c >= ' ' && c != 0x7f) || c == '\t';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** The value of a hexadecimal digit, or -1. */
    static int hexValue(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'a' && c <= 'f') {
            return c - 'a' + 10;
        }
        if (c >= 'A' && c <= 'F') {
            return c - 'A' + 10;
        }
        return -1;
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** Whether a text is one digit or more, and nothing else. */
    static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** What stands for itself in any part of a URL, escaped or not (RFC 3986, 2.3). */
    static boolean isUnreserved(int c) {
        return isDigit(c)
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || "-._~".indexOf(c) >= 0;
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
