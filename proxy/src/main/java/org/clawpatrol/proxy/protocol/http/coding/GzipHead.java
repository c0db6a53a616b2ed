package org.clawpatrol.proxy.protocol.http.coding;

/** Skips the head of a gzip member (RFC 1952, 2.3), byte by byte. One member; one thread. */
final class GzipHead {
    private static final int[] MAGIC = {0x1f, 0x8b, 8};
    private static final int FLAGS_AT = 3;
    private static final int FIXED = 10;
    private static final int CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private int taken;
    private int flags;
    private int extra;

    /** Bytes of the part that is being skipped. */
    private int inPart;

    /** Whether nothing of it was there yet. */
    boolean untouched() {
        return taken == 0;
    }

    /** Takes the next byte; true once the data begins behind it. */
    boolean take(int next) throws UnreadableCodingException {
        int at = taken++;
        if (at < MAGIC.length && next != MAGIC[at]) {
            throw new UnreadableCodingException("is no gzip data");
        }
        if (at == FLAGS_AT) {
            flags = next;
            if ((flags & RESERVED) != 0) {
                throw new UnreadableCodingException("is no gzip data");
            }
        }
        if (at >= FIXED) {
            skip(next);
        }
        return at >= FIXED - 1 && (flags & (EXTRA | NAME | COMMENT | CHECKSUM)) == 0;
    }

    /** A flag is cleared once its part is behind. */
    private void skip(int next) {
        inPart++;
        if ((flags & EXTRA) != 0) {
            if (inPart <= 2) {
                extra |= next << ((inPart - 1) * Byte.SIZE);
            }
            passed(EXTRA, inPart >= 2 && inPart == 2 + extra);
        } else if ((flags & NAME) != 0) {
            passed(NAME, next == 0);
        } else if ((flags & COMMENT) != 0) {
            passed(COMMENT, next == 0);
        } else {
            passed(CHECKSUM, inPart == 2);
        }
    }

    private void passed(int flag, boolean behind) {
        if (behind) {
            flags &= ~flag;
            inPart = 0;
        }
    }
}
