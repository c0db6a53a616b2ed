package org.clawpatrol.proxy.protocol.http.mask;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Byte strings to find where some of their characters are escaped, in any mix of the escapes. Looks
 * only at the places where an escape may open: one that is the first escape of an occurrence says
 * which characters of the strings it can be, and these which plain characters stand before it. So
 * the search needs no knowledge of what the text is. Immutable until wiped; safe to share.
 */
final class EscapedPatterns {
    private static final int FAILED = -1;
    private static final int OPEN = -2;
    private static final int BYTES = 256;
    private static final long[] NOWHERE = {};

    private final byte[][] patterns;

    /** For each byte the places at which it stands: the pattern's number and the index in it. */
    private final long[][] places = new long[BYTES][];

    private final int longest;

    /**
     * @param patterns shared with the caller, who wipes them
     */
    EscapedPatterns(List<byte[]> patterns) {
        this.patterns = patterns.toArray(new byte[0][]);
        int[] counts = new int[BYTES];
        int most = 0;
        for (byte[] pattern : patterns) {
            most = Math.max(most, pattern.length);
            for (byte b : pattern) {
                counts[b & 0xff]++;
            }
        }
        this.longest = most * Escapes.LONGEST;
        for (int b = 0; b < BYTES; b++) {
            places[b] = new long[counts[b]];
        }
        for (int number = 0; number < patterns.size(); number++) {
            byte[] pattern = patterns.get(number);
            for (int i = 0; i < pattern.length; i++) {
                int b = pattern[i] & 0xff;
                places[b][--counts[b]] = ((long) number << Integer.SIZE) | i;
            }
        }
    }

    /** Tells where each stands that has an escape in it. */
    void find(byte[] text, int end, Spans found) {
        for (int at = Escapes.next(text, 0, end); at < end; at = Escapes.next(text, at + 1, end)) {
            long shallow = Escapes.read(text, at, end, 1);
            if (possible(shallow, at)) {
                new Anchor(text, at, end).each(shallow, found);
            }
            if (shallow == Escapes.CUT || !Escapes.opens(Escapes.character(shallow))) {
                continue;
            }
            long deep = Escapes.read(text, at, end, Escapes.DEPTH);
            if (deep != shallow && possible(deep, at)) {
                new Anchor(text, at, end).each(deep, found);
            }
        }
    }

    /** Whether it is an escape, of a character that any pattern has. */
    private boolean possible(long first, int at) {
        return first != Escapes.CUT
                && Escapes.behind(first) > at + 1
                && (named(first).length > 0 || counted(first).length > 0);
    }

    /** The places of the byte it is, or of the first byte of the character it names. */
    private long[] named(long first) {
        int character = Escapes.character(first);
        boolean plain = (character & Escapes.CODE_POINT) == 0;
        return places[plain ? character : utf8(character)[0] & 0xff];
    }

    /** The places of the byte of that number, for those who name each byte of a text by itself. */
    private long[] counted(long first) {
        int character = Escapes.character(first) & ~Escapes.CODE_POINT;
        return character < 0x80 || character >= BYTES ? NOWHERE : places[character];
    }

    /** Length of the longest end of the text that could be the beginning of any with an escape. */
    int openEnd(byte[] text, int end, MaskPatterns plain) {
        int open = end;
        int from = Math.max(0, end - longest);
        for (int at = Escapes.next(text, from, end);
                at < end;
                at = Escapes.next(text, at + 1, end)) {
            for (int depth = 1; depth <= Escapes.DEPTH; depth++) {
                long first = Escapes.read(text, at, end, depth);
                if (first == Escapes.CUT) {
                    open = Math.min(open, at - plain.openEnd(text, at));
                } else if (possible(first, at)) {
                    open = Math.min(open, new Anchor(text, at, end).open(first));
                }
            }
        }
        return end - open;
    }

    /**
     * Length of the beginning of the text that is the rest of any whose own beginning was cut off,
     * perhaps within an escape; all of it where it may go on behind the end.
     *
     * @param least so many bytes of one at least are such a rest
     */
    int cutBeginning(byte[] text, int end, int least) {
        int longestRest = 0;
        int last = Math.min(end, Escapes.LONGEST);
        for (int at = 0; at < last && (at == 0 || Escapes.within(text[at - 1])); at++) {
            Anchor anchor = new Anchor(text, at, end);
            for (byte[] pattern : patterns) {
                for (int from = 1; from <= pattern.length - least; from++) {
                    if (text[at] == pattern[from] || Escapes.opens(text[at])) {
                        longestRest = Math.max(longestRest, anchor.rest(pattern, from, least));
                    }
                }
            }
        }
        return longestRest;
    }

    void wipe() {
        for (long[] each : places) {
            Arrays.fill(each, 0);
        }
    }

    /** A place where an escape opens. */
    private final class Anchor {
        private final byte[] text;
        private final int at;
        private final int end;

        Anchor(byte[] text, int at, int end) {
            this.text = text;
            this.at = at;
            this.end = end;
        }

        void each(long first, Spans found) {
            each(named(first), found);
            each(counted(first), found);
        }

        private void each(long[] candidates, Spans found) {
            for (long place : candidates) {
                int to = follow(place, false);
                if (to >= 0) {
                    found.add(at - (int) place, to);
                }
            }
        }

        /** Where the earliest begins that the text may go on with; its end where none does. */
        int open(long first) {
            return Math.min(open(named(first)), open(counted(first)));
        }

        private int open(long[] candidates) {
            int open = end;
            for (long place : candidates) {
                if (follow(place, true) == OPEN) {
                    open = Math.min(open, at - (int) place);
                }
            }
            return open;
        }

        /** Where the pattern ends whose character at that place is the escape. */
        private int follow(long place, boolean cutIsOpen) {
            byte[] pattern = patterns[(int) (place >>> Integer.SIZE)];
            int index = (int) place;
            if (!plainBefore(pattern, index)) {
                return FAILED;
            }
            int deep = match(pattern, index, Escapes.DEPTH, cutIsOpen);
            if (deep >= 0 || deep == OPEN) {
                return deep;
            }
            return match(pattern, index, 1, cutIsOpen);
        }

        /**
         * Where the pattern ends that goes on here; the end where the text ends first, 0 where
         * none.
         */
        int rest(byte[] pattern, int from, int least) {
            for (int depth = Escapes.DEPTH; depth > 0; depth--) {
                int to = match(pattern, from, depth, true);
                if (to >= 0) {
                    return to;
                }
                if (to == OPEN && end - at >= least) {
                    return end;
                }
            }
            return 0;
        }

        private boolean plainBefore(byte[] pattern, int index) {
            int start = at - index;
            if (start < 0) {
                return false;
            }
            for (int i = index - 1; i >= 0; i--) {
                if (text[start + i] != pattern[i]) {
                    return false;
                }
            }
            return true;
        }

        private int match(byte[] pattern, int from, int depth, boolean cutIsOpen) {
            int position = at;
            int index = from;
            while (index < pattern.length) {
                if (position >= end) {
                    return OPEN;
                }
                long step = step(pattern, index, position, depth, cutIsOpen);
                if (step < 0) {
                    return (int) step;
                }
                index += (int) step;
                position = (int) (step >>> Integer.SIZE);
            }
            return position;
        }

        /** How many bytes of the pattern stand at a place, and where the text goes on. */
        private long step(byte[] pattern, int index, int position, int depth, boolean cutIsOpen) {
            if (!Escapes.opens(text[position])) {
                return text[position] == pattern[index] ? step(1, position + 1) : FAILED;
            }
            for (int each = depth; each >= 0; each--) {
                long reading = Escapes.read(text, position, end, each);
                if (reading == Escapes.CUT) {
                    if (cutIsOpen) {
                        return OPEN;
                    }
                    continue;
                }
                int width = width(Escapes.character(reading), pattern, index);
                if (width > 0) {
                    return step(width, Escapes.behind(reading));
                }
            }
            return FAILED;
        }

        private static long step(int width, int behind) {
            return ((long) behind << Integer.SIZE) | width;
        }
    }

    /** How many bytes of a pattern a character stands for there; 0 where it is another. */
    private static int width(int character, byte[] pattern, int index) {
        if ((character & Escapes.CODE_POINT) == 0) {
            return (pattern[index] & 0xff) == character ? 1 : 0;
        }
        byte[] encoded = utf8(character);
        int to = index + encoded.length;
        boolean same =
                to <= pattern.length
                        && Arrays.equals(pattern, index, to, encoded, 0, encoded.length);
        if (same) {
            return encoded.length;
        }
        // Who takes bytes for characters of ISO 8859-1 names them one by one.
        return (pattern[index] & 0xff) == (character & ~Escapes.CODE_POINT) ? 1 : 0;
    }

    private static byte[] utf8(int character) {
        return Character.toString(character & ~Escapes.CODE_POINT).getBytes(StandardCharsets.UTF_8);
    }
}
