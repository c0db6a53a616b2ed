package org.clawpatrol.proxy.journal;

import org.jspecify.annotations.Nullable;

/**
 * A line on its way to the segment. What it is never changes; how it fared is guarded by the
 * journal's lock.
 */
final class PendingLine {
    private final LineKind kind;
    private final String at;
    private final byte[] content;
    private final byte[] contentDigest;
    private boolean written;
    private @Nullable Exception failure;

    PendingLine(LineKind kind, String at, byte[] content, byte[] contentDigest) {
        this.kind = kind;
        this.at = at;
        this.content = content;
        this.contentDigest = contentDigest;
    }

    LineKind kind() {
        return kind;
    }

    String at() {
        return at;
    }

    byte[] content() {
        return content;
    }

    byte[] contentDigest() {
        return contentDigest;
    }

    /** Whether nobody waits for it, so that it may be tried again later. */
    boolean lazy() {
        return kind == LineKind.OUTCOME;
    }

    boolean settled() {
        return written || failure != null;
    }

    boolean written() {
        return written;
    }

    void succeed() {
        written = true;
    }

    void fail(Exception cause) {
        failure = cause;
    }

    @Nullable Exception failure() {
        return failure;
    }
}
