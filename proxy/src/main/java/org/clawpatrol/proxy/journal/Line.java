package org.clawpatrol.proxy.journal;

import java.util.Arrays;

/**
 * One line of a segment, read.
 *
 * @param content the bytes of the content's JSON; {@code null} in JSON where it was erased
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Line(
        long sequence,
        LineKind kind,
        String at,
        byte[] contentDigest,
        byte[] previous,
        byte[] chain,
        byte[] content) {
    private static final byte[] ERASED = {'n', 'u', 'l', 'l'};

    /** Whether retention removed the content and left its digest. */
    boolean erased() {
        return Arrays.equals(content, ERASED);
    }

    boolean contentIntact() {
        return erased() || Arrays.equals(contentDigest, Digests.content(content));
    }

    boolean chainIntact() {
        return Arrays.equals(chain, Digests.chain(previous, sequence, kind, at, contentDigest));
    }
}
