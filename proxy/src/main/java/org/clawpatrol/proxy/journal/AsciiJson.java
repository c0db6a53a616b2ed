package org.clawpatrol.proxy.journal;

import java.util.Arrays;

/**
 * One JSON object in pure ASCII, built in memory: every control character, DEL and everything
 * beyond ASCII is escaped, half a surrogate pair becomes U+FFFD. Written here because two lines are
 * written for every action, before which nothing is forwarded; a general generator takes several
 * times as long to set up and to write. Names of members are ours and need no escaping. One thread.
 */
final class AsciiJson {
    private static final int FIRST_SIZE = 1024;
    private static final int ESCAPE = 6;
    private static final char REPLACEMENT = '\uFFFD';
    private static final byte[] HEX = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
    };

    private byte[] bytes = new byte[FIRST_SIZE];
    private int length;
    private boolean first = true;

    AsciiJson() {
        put('{');
    }

    /** Closes the outermost object. */
    byte[] end() {
        close('}');
        return Arrays.copyOf(bytes, length);
    }

    void object(String name) {
        name(name);
        put('{');
        first = true;
    }

    void endObject() {
        close('}');
    }

    void array(String name) {
        name(name);
        put('[');
        first = true;
    }

    /** An array under a name from outside. */
    void arrayOf(String foreign) {
        separate();
        string(foreign);
        put(':');
        put('[');
        first = true;
    }

    void endArray() {
        close(']');
    }

    void element(String text) {
        separate();
        string(text);
    }

    void text(String name, String value) {
        name(name);
        string(value);
    }

    void number(String name, long value) {
        name(name);
        plain(Long.toString(value));
    }

    void flag(String name, boolean value) {
        name(name);
        plain(value ? "true" : "false");
    }

    private void name(String name) {
        separate();
        put('"');
        plain(name);
        put('"');
        put(':');
    }

    private void separate() {
        if (!first) {
            put(',');
        }
        first = false;
    }

    private void close(char bracket) {
        put(bracket);
        first = false;
    }

    private void string(String text) {
        int size = text.length();
        reserve(size + 2);
        put('"');
        for (int i = 0; i < size; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
                bytes[length++] = (byte) c;
            } else {
                reserve(size - i + ESCAPE + 1);
                escape(halved(text, i) ? REPLACEMENT : c);
            }
        }
        put('"');
    }

    /** Whether a surrogate stands here without its other half. */
    private static boolean halved(String text, int at) {
        char c = text.charAt(at);
        if (!Character.isSurrogate(c)) {
            return false;
        }
        int other = Character.isHighSurrogate(c) ? at + 1 : at - 1;
        return other < 0
                || other == text.length()
                || !Character.isSurrogatePair(
                        text.charAt(Math.min(at, other)), text.charAt(Math.max(at, other)));
    }

    private void escape(char c) {
        bytes[length++] = '\\';
        int letter = "\b\t\n\f\r\"\\".indexOf(c);
        if (letter >= 0) {
            bytes[length++] = (byte) "btnfr\"\\".charAt(letter);
            return;
        }
        bytes[length++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[length++] = HEX[c >> shift & 0xf];
        }
    }

    @SuppressWarnings("deprecation") // the one copy of ASCII that allocates nothing
    private void plain(String ascii) {
        reserve(ascii.length());
        ascii.getBytes(0, ascii.length(), bytes, length);
        length += ascii.length();
    }

    private void put(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
