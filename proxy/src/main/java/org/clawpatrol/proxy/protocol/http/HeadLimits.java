package org.clawpatrol.proxy.protocol.http;

/** The sizes past which a head, a trailer section or a chunk line is refused, in bytes. */
final class HeadLimits {
    static final int HEAD = 64 * 1024;
    static final int REQUEST_LINE = 16 * 1024;
    static final int FIELDS = 200;
    static final int TRAILERS = 16 * 1024;
    static final int CHUNK_LINE = 1024;

    private HeadLimits() {}
}
