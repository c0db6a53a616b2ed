package org.clawpatrol.proxy.protocol.http.mask;

/**
 * Character references of HTML (HTML Living Standard, 13.2.5.72): those by number, and the names of
 * the characters that every template engine escapes. Stateless.
 */
final class CharacterReferences {
    private static final int MOST_DIGITS = 8;
    private static final int LONGEST_NAME = 4;
    private static final int UNNAMED = -1;

    private CharacterReferences() {}

    /** What stands behind the ampersand, as {@link Escapes#read} reports it. */
    static long read(byte[] text, int from, int end, int depth) {
        long first = Escapes.read(text, from, end, depth);
        if (first == Escapes.CUT) {
            return Escapes.CUT;
        }
        if (Escapes.character(first) != '#') {
            return name(text, from, end, depth);
        }
        long second = Escapes.read(text, Escapes.behind(first), end, depth);
        if (second == Escapes.CUT) {
            return Escapes.CUT;
        }
        boolean hex = Escapes.character(second) == 'x' || Escapes.character(second) == 'X';
        int digits = Escapes.behind(hex ? second : first);
        return number(text, digits, end, depth, hex ? 16 : 10);
    }

    private static long number(byte[] text, int from, int end, int depth, int radix) {
        int value = 0;
        int at = from;
        for (int i = 0; i <= MOST_DIGITS; i++) {
            long next = Escapes.read(text, at, end, depth);
            if (next == Escapes.CUT) {
                return Escapes.CUT;
            }
            at = Escapes.behind(next);
            if (Escapes.character(next) == ';') {
                boolean valid = i > 0 && value <= Character.MAX_CODE_POINT;
                return valid ? Escapes.named(value, at) : Escapes.NONE;
            }
            int digit = Character.digit(Escapes.character(next), radix);
            if (digit < 0 || value > Character.MAX_CODE_POINT) {
                return Escapes.NONE;
            }
            value = value * radix + digit;
        }
        return Escapes.NONE;
    }

    private static long name(byte[] text, int from, int end, int depth) {
        int name = 0;
        int at = from;
        for (int i = 0; i <= LONGEST_NAME; i++) {
            long next = Escapes.read(text, at, end, depth);
            if (next == Escapes.CUT) {
                return Escapes.CUT;
            }
            at = Escapes.behind(next);
            int character = Escapes.character(next);
            if (character == ';') {
                int named = named(name);
                return named == UNNAMED ? Escapes.NONE : Escapes.named(named, at);
            }
            if (character < 'a' || character > 'z') {
                return Escapes.NONE;
            }
            name = (name << Byte.SIZE) | character;
        }
        return Escapes.NONE;
    }

    /** The character of a name, whose letters are the bytes of the number. */
    private static int named(int name) {
        return switch (name) {
            case 0x616d70 -> '&'; // amp
            case 0x6c74 -> '<'; // lt
            case 0x6774 -> '>'; // gt
            case 0x71756f74 -> '"'; // quot
            case 0x61706f73 -> '\''; // apos
            case 0x736f6c -> '/'; // sol
            default -> UNNAMED;
        };
    }
}
