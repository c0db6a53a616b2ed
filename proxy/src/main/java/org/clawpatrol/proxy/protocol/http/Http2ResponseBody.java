package org.clawpatrol.proxy.protocol.http;

/** Holds the body of one HTTP/2 response against what its head announced. One thread. */
final class Http2ResponseBody {
    private final Framing framing;
    private long received;

    Http2ResponseBody(Framing framing) {
        this.framing = framing;
    }

    /**
     * How long the body will be.
     *
     * @param ended whether the head was all of the response
     */
    static Framing framing(String method, HttpResponseHead head, boolean ended)
            throws MalformedMessageException {
        Framing declared = Framing.ofResponse(method, head);
        if (!(declared instanceof Framing.UntilClose)) {
            return declared;
        }
        return ended ? new Framing.Length(0) : new Framing.Chunked();
    }

    /** Counts a piece; false where there is more than was announced. */
    boolean add(int bytes) {
        received += bytes;
        return switch (framing) {
            case Framing.None() -> received == 0;
            case Framing.Length(long announced) -> received <= announced;
            case Framing.Chunked(), Framing.UntilClose() -> true;
        };
    }

    /**
     * Checks that the body is complete.
     *
     * @param last whether the origin said so
     */
    void end(boolean last) throws MalformedMessageException {
        boolean whole = !(framing instanceof Framing.Length(long bytes)) || received == bytes;
        if (!last || !whole) {
            throw MalformedMessageException.badRequest("incomplete body");
        }
    }
}
