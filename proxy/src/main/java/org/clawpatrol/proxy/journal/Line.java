package org.clawpatrol.proxy.journal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One line of a segment, read.
 *
 * @param statedDigest of the content, where the line states it: it has to where the content was
 *     erased, and older lines all do
 * @param content the bytes of the content's JSON; {@code null} in JSON where it was erased
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Line(
        long sequence,
        LineKind kind,
        String at,
        byte @Nullable [] statedDigest,
        byte[] previous,
        byte[] chain,
        byte[] content) {
    private static final byte[] ERASED = {'n', 'u', 'l', 'l'};

    /** Whether retention removed the content and left its digest. */
    boolean erased() {
        return statedDigest != null && Arrays.equals(content, ERASED);
    }

    boolean contentIntact() {
        return statedDigest == null
                || erased()
                || Arrays.equals(statedDigest, Digests.content(content));
    }

    boolean chainIntact() {
        byte[] digest = statedDigest == null ? Digests.content(content) : statedDigest;
        return Arrays.equals(chain, Digests.chain(previous, sequence, kind, at, digest));
    }
}
