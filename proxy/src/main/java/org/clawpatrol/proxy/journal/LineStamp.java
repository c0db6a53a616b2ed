package org.clawpatrol.proxy.journal;

import java.security.MessageDigest;
import java.time.InstantSource;

/**
 * Makes lines of contents: stamps them with the time and digests them. Safe to share; each thread
 * has a digest of its own.
 */
final class LineStamp {
    private final InstantSource clock;
    private final InstantText times = new InstantText();
    private final ThreadLocal<MessageDigest> digests = ThreadLocal.withInitial(Digests::sha256);

    LineStamp(InstantSource clock) {
        this.clock = clock;
    }

    PendingLine line(LineKind kind, byte[] content) {
        return new PendingLine(
                kind, times.of(clock.instant()), content, digests.get().digest(content));
    }
}
