package org.clawpatrol.proxy.protocol.http;

/**
 * What was kept of a request's body for rules and people. Immutable by agreement: nobody writes to
 * its bytes.
 */
public final class CapturedBody {

    /** How much of a body was kept. */
    public enum Extent {
        /** All of it; also when there is none. */
        COMPLETE,
        /** The first bytes up to the cap. */
        TRUNCATED,
        /** Nothing, because no rule or approver needs it. */
        UNREAD
    }

    private final byte[] bytes;
    private final Extent extent;
    private final long limit;

    private CapturedBody(byte[] bytes, Extent extent, long limit) {
        this.bytes = bytes;
        this.extent = extent;
        this.limit = limit;
    }

    /**
     * @param bytes the whole body as sent; not copied
     * @param limit inspection cap in bytes; also bounds what a content coding may unfold to
     */
    public static CapturedBody complete(byte[] bytes, long limit) {
        return new CapturedBody(bytes, Extent.COMPLETE, limit);
    }

    /**
     * @param bytes the body up to the cap; not copied
     */
    public static CapturedBody truncated(byte[] bytes, long limit) {
        return new CapturedBody(bytes, Extent.TRUNCATED, limit);
    }

    static CapturedBody none() {
        return complete(new byte[0], 0);
    }

    static CapturedBody unread() {
        return new CapturedBody(new byte[0], Extent.UNREAD, 0);
    }

    /** The body from its start, content coding still applied. */
    byte[] bytes() {
        return bytes;
    }

    Extent extent() {
        return extent;
    }

    long limit() {
        return limit;
    }

    /** The size only. */
    @Override
    public String toString() {
        return extent + "[" + bytes.length + "]";
    }
}
