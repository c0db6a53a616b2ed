package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.proxy.protocol.http.coding.StreamDecoder;
import org.clawpatrol.proxy.protocol.http.coding.UnreadableCodingException;
import org.clawpatrol.proxy.protocol.http.mask.SecretMask;
import org.jspecify.annotations.Nullable;

/**
 * What of a response reaches the agent: no fields that are not meant for it, and no secret that was
 * lent for the request. A body that cannot be searched for one does not pass. One response; one
 * thread.
 */
final class ResponseFilter implements AutoCloseable {
    private final String method;
    private final Optional<SecretMask> mask;
    private @Nullable StreamDecoder decoder;

    /** A head as the agent gets it. */
    record Head(HttpFields fields, Framing framing) {}

    /**
     * @param mask finds the injected secrets; owned
     */
    ResponseFilter(String method, Optional<SecretMask> mask) {
        this.method = method;
        this.mask = mask;
    }

    Head head(HttpResponseHead head, Framing framing) throws UnreadableCodingException {
        HttpFields fields = fields(cleaned(head, framing));
        if (mask.isEmpty()) {
            return new Head(fields, framing);
        }
        decoder = SearchableBody.decoder(head, framing).orElse(null);
        if (SearchableBody.isPart(head)) {
            mask.get().cut();
        }
        return decoder == null
                ? new Head(fields, framing)
                : new Head(SearchableBody.decoded(fields), new Framing.Chunked());
    }

    private HttpFields cleaned(HttpResponseHead head, Framing framing) {
        HttpFields cleaned = withDescribedLength(head, ResponseHygiene.cleanHead(head.fields()));
        return framing instanceof Framing.Chunked
                ? ResponseHygiene.withAnnounced(cleaned, head.fields())
                : cleaned;
    }

    /** The fields of a response without a body of its own: an interim one, or a switch. */
    HttpFields bodiless(HttpResponseHead head) {
        return fields(ResponseHygiene.cleanHead(head.fields()));
    }

    /** A piece of body, taken over; what of it may go on by now. */
    ByteBuf data(ByteBufAllocator allocator, ByteBuf piece) throws UnreadableCodingException {
        if (mask.isEmpty()) {
            return piece;
        }
        StreamDecoder coded = decoder;
        ByteBuf plain = coded == null ? piece : coded.decode(allocator, piece);
        return mask.get().piece(allocator, plain);
    }

    /** Whether a little is held back that most likely begins no secret. */
    boolean holdsLittle() {
        return mask.isPresent() && mask.get().holdsLittle();
    }

    /** That little, because nothing followed it for a while. */
    ByteBuf little() {
        return mask.map(SecretMask::little).orElse(Unpooled.EMPTY_BUFFER);
    }

    /**
     * What was held back of the body; empty where nothing ever is.
     *
     * @throws UnreadableCodingException where there should be more of it
     */
    Optional<ByteBuf> rest() throws UnreadableCodingException {
        if (decoder != null) {
            decoder.end();
        }
        return mask.map(SecretMask::rest);
    }

    HttpFields trailers(HttpFields received) {
        return fields(ResponseHygiene.cleanTrailers(received));
    }

    /** Places in which a secret was covered so far. */
    long covered() {
        return mask.map(SecretMask::covered).orElse(0L);
    }

    private HttpFields fields(HttpFields cleaned) {
        return mask.isPresent() ? covered(mask.get(), cleaned) : cleaned;
    }

    private static HttpFields covered(SecretMask mask, HttpFields fields) {
        List<HeaderField> covered = new ArrayList<>(fields.size());
        for (HeaderField field : fields) {
            String name = mask.text(field.name());
            String value = mask.text(field.value());
            boolean same = name.equals(field.name()) && value.equals(field.value());
            covered.add(same ? field : new HeaderField(name, value));
        }
        return HttpFields.of(covered);
    }

    /** The length a body would have had, where the response describes one without having it. */
    private HttpFields withDescribedLength(HttpResponseHead head, HttpFields fields) {
        if (!method.equals("HEAD") && head.status() != 304) {
            return fields;
        }
        return head.fields()
                .first("content-length")
                .map(length -> fields.with(new HeaderField("Content-Length", length)))
                .orElse(fields);
    }

    @Override
    public void close() {
        if (decoder != null) {
            decoder.close();
        }
        mask.ifPresent(SecretMask::close);
    }
}
