package org.clawpatrol.proxy.protocol.http.coding;

import java.util.zip.CRC32;
import java.util.zip.Inflater;
import org.clawpatrol.proxy.protocol.http.coding.ContentDecoder.Result;

/**
 * Undoes {@code gzip} (RFC 1952) of exactly one member. Written here because the JDK's stream joins
 * members and overlooks what stands behind the last. Stateless.
 */
final class GzipDecoder {
    private static final int HEAD = 10;
    private static final int TRAILER = 8;
    private static final int DEFLATE = 8;
    private static final int CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private GzipDecoder() {}

    static Result decode(byte[] bytes, BoundedOutput output) {
        int start = dataStart(bytes);
        if (start < 0) {
            return new Result.Unreadable();
        }
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(bytes, start, bytes.length - start);
            Result result = Inflation.run(inflater, output);
            boolean wrong =
                    result instanceof Result.Complete all
                            && (inflater.getRemaining() != TRAILER || !matches(bytes, all.bytes()));
            return wrong ? new Result.Unreadable() : result;
        }
    }

    /** Where the data of the member starts; negative when there is no plain head. */
    private static int dataStart(byte[] bytes) {
        boolean member =
                bytes.length >= HEAD + TRAILER
                        && unsigned(bytes, 0) == 0x1f
                        && unsigned(bytes, 1) == 0x8b
                        && bytes[2] == DEFLATE;
        int flags = member ? unsigned(bytes, 3) : RESERVED;
        if ((flags & (RESERVED | CHECKSUM)) != 0) {
            return -1;
        }
        int position = HEAD;
        if ((flags & EXTRA) != 0) {
            position += 2 + (unsigned(bytes, position) | unsigned(bytes, position + 1) << 8);
        }
        if ((flags & NAME) != 0) {
            position = textEnd(bytes, position);
        }
        if ((flags & COMMENT) != 0) {
            position = textEnd(bytes, position);
        }
        return position + TRAILER > bytes.length ? -1 : position;
    }

    private static int textEnd(byte[] bytes, int start) {
        int position = start;
        while (position < bytes.length && bytes[position] != 0) {
            position++;
        }
        return position + 1;
    }

    private static boolean matches(byte[] bytes, byte[] decoded) {
        CRC32 sum = new CRC32();
        sum.update(decoded);
        return number(bytes, bytes.length - TRAILER) == sum.getValue()
                && number(bytes, bytes.length - TRAILER / 2) == decoded.length;
    }

    private static long number(byte[] bytes, int at) {
        return unsigned(bytes, at)
                | (long) unsigned(bytes, at + 1) << 8
                | (long) unsigned(bytes, at + 2) << 16
                | (long) unsigned(bytes, at + 3) << 24;
    }

    private static int unsigned(byte[] bytes, int at) {
        return Byte.toUnsignedInt(bytes[at]);
    }
}
