package org.clawpatrol.proxy.protocol.http;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.proxy.protocol.http.coding.StreamDecoder;
import org.clawpatrol.proxy.protocol.http.coding.UnreadableCodingException;

/**
 * How the body of an answer is made searchable for the secrets that were lent for its request: what
 * is coded is decoded on its way and goes on as it is. Stateless.
 */
final class SearchableBody {
    private static final int PARTIAL = 206;
    private static final String IDENTITY = "identity";

    /**
     * Codings that leave the body as it is: {@code aws-chunked} names how an upload came, and
     * servers of S3 repeat it with what they stored.
     */
    private static final Set<String> PLAIN = Set.of(IDENTITY, "aws-chunked");

    private static final String CODING = "content-encoding";

    /** Codings of single messages within a body, which are not undone. */
    private static final List<String> MESSAGE_CODINGS =
            List.of("grpc-encoding", "connect-content-encoding");

    /** What requests name the codings with that their answers may have. */
    private static final List<String> ACCEPTED =
            List.of("accept-encoding", "grpc-accept-encoding", "connect-accept-encoding");

    /** Fields that are true of the coded body alone. */
    private static final Set<String> OF_CODED =
            Set.of(
                    CODING,
                    "accept-ranges",
                    "content-digest",
                    "content-md5",
                    "digest",
                    "repr-digest");

    private SearchableBody() {}

    /** Asks for an answer without any coding, in one part. */
    static void ask(UpstreamHead head) {
        if (head.all("Range").stream().anyMatch(ranges -> ranges.contains(","))) {
            head.remove("Range");
        }
        head.set("Accept-Encoding", IDENTITY);
        for (String name : ACCEPTED) {
            if (!name.equals(ACCEPTED.getFirst()) && head.first(name).isPresent()) {
                head.set(name, IDENTITY);
            }
        }
    }

    /**
     * What the body has to go through; empty where it can be searched as it comes.
     *
     * @throws UnreadableCodingException where it can not be made searchable
     */
    static Optional<StreamDecoder> decoder(HttpResponseHead head, Framing framing)
            throws UnreadableCodingException {
        if (framing.equals(new Framing.None()) || framing.equals(new Framing.Length(0))) {
            return Optional.empty();
        }
        for (String name : MESSAGE_CODINGS) {
            if (!applied(head, name).isEmpty()) {
                throw new UnreadableCodingException("has messages that are coded one by one");
            }
        }
        if (isPart(head) && hasSeveralParts(head)) {
            throw new UnreadableCodingException("is several parts at once");
        }
        List<String> codings = applied(head, CODING);
        if (codings.isEmpty()) {
            return Optional.empty();
        }
        if (isPart(head)) {
            throw new UnreadableCodingException("is a part of a coded body");
        }
        return Optional.of(StreamDecoder.of(codings));
    }

    /** Whether the agent chose where the body begins and ends. */
    static boolean isPart(HttpResponseHead head) {
        return head.status() == PARTIAL;
    }

    private static List<String> applied(HttpResponseHead head, String name) {
        List<String> codings = head.fields().tokens(name);
        if (!codings.isEmpty()) {
            codings.removeIf(PLAIN::contains);
        }
        return codings;
    }

    /** RFC 9110, 15.3.7.2. */
    private static boolean hasSeveralParts(HttpResponseHead head) {
        return head.fields()
                .first("content-type")
                .filter(type -> Ascii.lower(type.strip()).startsWith("multipart/"))
                .isPresent();
    }

    /** The fields of a coded answer once it is decoded. */
    static HttpFields decoded(HttpFields fields) {
        HttpFields kept = fields.without(field -> OF_CODED.contains(Ascii.lower(field.name())));
        Optional<String> tag = kept.first("etag").filter(value -> value.startsWith("\""));
        if (tag.isEmpty()) {
            return kept;
        }
        // Other bytes than those it was made for, but the same content (RFC 9110, 8.8.1).
        return kept.without(field -> field.is("etag"))
                .with(new HeaderField("ETag", "W/" + tag.get()));
    }
}
