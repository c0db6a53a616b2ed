package org.clawpatrol.proxy.protocol.http.mask;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads single characters however they are written: percent-encoded (RFC 3986, 2.1), escaped as
 * JSON has it (RFC 8259, 7), or as a character reference of HTML; and each of these in turn written
 * with another. Stateless.
 */
final class Escapes {
    /** An escape that the text may go on with. */
    static final long CUT = -1;

    /** How often one may be written within another. */
    static final int DEPTH = 2;

    /** No character takes more bytes than a JSON escape all of whose characters are escaped. */
    static final int LONGEST = 36;

    /** Added to a character that was named by its code point instead of by a byte. */
    static final int CODE_POINT = 1 << 24;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private Escapes() {}

    static boolean opens(int character) {
        return character == '%' || character == '\\' || character == '&';
    }

    /** Whether an escape may have such a character. */
    static boolean within(int character) {
        return opens(character)
                || character == '#'
                || character == ';'
                || (character >= '0' && character <= '9')
                || (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z');
    }

    /** Where the next escape may open; the end where none does. */
    static int next(byte[] text, int from, int end) {
        int at = from;
        while (at + Long.BYTES <= end && !opensOne((long) LONGS.get(text, at))) {
            at += Long.BYTES;
        }
        while (at < end && !opens(text[at])) {
            at++;
        }
        return at;
    }

    /** Eight bytes at once; may be wrong where it says yes, never where it says no. */
    private static boolean opensOne(long word) {
        long percent = word ^ (LOW * '%');
        long backslash = word ^ (LOW * '\\');
        long ampersand = word ^ (LOW * '&');
        long zero =
                ((percent - LOW) & ~percent)
                        | ((backslash - LOW) & ~backslash)
                        | ((ampersand - LOW) & ~ampersand);
        return (zero & HIGH) != 0;
    }

    /** The character that {@link #read} found. */
    static int character(long reading) {
        return (int) reading;
    }

    /** Where the text goes on behind it. */
    static int behind(long reading) {
        return (int) (reading >>> Integer.SIZE);
    }

    private static long reading(int character, int behind) {
        return ((long) behind << Integer.SIZE) | character;
    }

    /**
     * The character that begins at a place, which lies before the end: a byte, or {@link
     * #CODE_POINT} and a code point above 127.
     *
     * @param depth how many escapes may lie within each other, from 0
     * @return {@link #CUT} where more text could make it another
     */
    static long read(byte[] text, int at, int end, int depth) {
        if (at >= end) {
            return CUT;
        }
        if (depth == 0) {
            return reading(text[at] & 0xff, at + 1);
        }
        long first = read(text, at, end, depth - 1);
        if (first == CUT || !opens(character(first))) {
            return first;
        }
        long whole =
                switch (character(first)) {
                    case '%' -> digits(text, behind(first), end, depth - 1, 2);
                    case '\\' -> json(text, behind(first), end, depth - 1);
                    default -> CharacterReferences.read(text, behind(first), end, depth - 1);
                };
        return whole == NONE ? first : whole;
    }

    /** Not an escape after all. */
    static final long NONE = -2;

    /** A number of so many hexadecimal digits. */
    private static long digits(byte[] text, int from, int end, int depth, int count) {
        int value = 0;
        int at = from;
        for (int i = 0; i < count; i++) {
            long next = read(text, at, end, depth);
            if (next == CUT) {
                return CUT;
            }
            int digit = Character.digit(character(next), 16);
            if (digit < 0) {
                return NONE;
            }
            value = (value << 4) | digit;
            at = behind(next);
        }
        return reading(value, at);
    }

    private static long json(byte[] text, int from, int end, int depth) {
        long kind = read(text, from, end, depth);
        if (kind == CUT) {
            return CUT;
        }
        int at = behind(kind);
        return switch (character(kind)) {
            case 'u' -> codePoint(text, at, end, depth);
            case 'x' -> digits(text, at, end, depth, 2);
            case 'n' -> reading('\n', at);
            case 't' -> reading('\t', at);
            case 'r' -> reading('\r', at);
            case 'b' -> reading('\b', at);
            case 'f' -> reading('\f', at);
            case '"', '\'', '/', '\\' -> kind;
            default -> NONE;
        };
    }

    private static long codePoint(byte[] text, int from, int end, int depth) {
        long unit = digits(text, from, end, depth, 4);
        if (unit == CUT || unit == NONE) {
            return unit;
        }
        if (Character.isHighSurrogate((char) character(unit))) {
            return pair(text, unit, end, depth);
        }
        return named(character(unit), behind(unit));
    }

    /** The second half of a character outside the basic plane. */
    private static long pair(byte[] text, long high, int end, int depth) {
        long backslash = read(text, behind(high), end, depth);
        if (backslash == CUT || character(backslash) != '\\') {
            return backslash == CUT ? CUT : NONE;
        }
        long letter = read(text, behind(backslash), end, depth);
        if (letter == CUT || character(letter) != 'u') {
            return letter == CUT ? CUT : NONE;
        }
        long low = digits(text, behind(letter), end, depth, 4);
        if (low == CUT || low == NONE || !Character.isLowSurrogate((char) character(low))) {
            return low == CUT ? CUT : NONE;
        }
        int whole = Character.toCodePoint((char) character(high), (char) character(low));
        return named(whole, behind(low));
    }

    /** A character named by its code point. */
    static long named(int codePoint, int behind) {
        return reading(codePoint < 0x80 ? codePoint : CODE_POINT | codePoint, behind);
    }
}
