package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import java.util.Optional;

/**
 * What of a response reaches the agent: no fields that are not meant for it, and no secret that was
 * lent for the request. One response; one thread.
 */
final class ResponseFilter implements AutoCloseable {
    private final String method;
    private final Optional<SecretMask> mask;
    private boolean scanBody;

    /**
     * @param mask finds the injected secrets; owned
     */
    ResponseFilter(String method, Optional<SecretMask> mask) {
        this.method = method;
        this.mask = mask;
    }

    HttpFields head(HttpResponseHead head) {
        scanBody = mask.isPresent() && readable(head);
        return fields(withDescribedLength(head, ResponseHygiene.cleanHead(head.fields())));
    }

    /** The fields of a response before the final one, which describe no body. */
    HttpFields interim(HttpResponseHead head) {
        return fields(ResponseHygiene.cleanHead(head.fields()));
    }

    /** Whether secrets could be found in the body, if there were any. */
    boolean readable(HttpResponseHead head) {
        List<String> codings = head.fields().tokens("content-encoding");
        return mask.isEmpty() || codings.isEmpty() || codings.equals(List.of("identity"));
    }

    /** A piece of body, taken over; what of it may go on by now. */
    ByteBuf data(ByteBufAllocator allocator, ByteBuf piece) {
        return scanBody && mask.isPresent() ? mask.get().piece(allocator, piece) : piece;
    }

    /** What was held back of the body; empty where nothing ever is. */
    Optional<ByteBuf> rest() {
        return mask.map(SecretMask::rest);
    }

    HttpFields trailers(HttpFields received) {
        return fields(ResponseHygiene.cleanTrailers(received));
    }

    private HttpFields fields(HttpFields cleaned) {
        return mask.isPresent() ? mask.get().fields(cleaned) : cleaned;
    }

    /** The length a body would have had, where the response describes one without having it. */
    private HttpFields withDescribedLength(HttpResponseHead head, HttpFields fields) {
        boolean describes = method.equals("HEAD") || head.status() == 304;
        Optional<String> length = head.fields().first("content-length");
        if (!describes || length.isEmpty()) {
            return fields;
        }
        return fields.with(new HeaderField("Content-Length", length.get()));
    }

    @Override
    public void close() {
        mask.ifPresent(SecretMask::close);
    }
}
