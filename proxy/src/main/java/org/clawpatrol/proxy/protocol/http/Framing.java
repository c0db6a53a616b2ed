package org.clawpatrol.proxy.protocol.http;

import java.util.List;
import java.util.Optional;

/** How the end of a message's body is known. */
sealed interface Framing {

    /** The message has no body. */
    record None() implements Framing {}

    /**
     * @param bytes at least 0
     */
    record Length(long bytes) implements Framing {}

    record Chunked() implements Framing {}

    /** The body ends where the connection ends; responses only. */
    record UntilClose() implements Framing {}

    /** The body of a request, refusing every combination that leaves room for interpretation. */
    static Framing ofRequest(HttpFields fields) throws MalformedMessageException {
        return declared(fields).orElse(new None());
    }

    /** The body of a final response to {@code method}. */
    static Framing ofResponse(String method, HttpResponseHead head)
            throws MalformedMessageException {
        Framing declared = declared(head.fields()).orElse(new UntilClose());
        boolean bodiless = head.status() == 204 || head.status() == 304;
        return bodiless || method.equals("HEAD") ? new None() : declared;
    }

    private static Optional<Framing> declared(HttpFields fields) throws MalformedMessageException {
        List<String> lengths = fields.all("content-length");
        List<String> encodings = fields.all("transfer-encoding");
        if (hasLookalike(fields)) {
            throw MalformedMessageException.badRequest("misspelt framing header");
        }
        if (lengths.size() + encodings.size() > 1) {
            throw MalformedMessageException.badRequest("contradictory message framing");
        }
        if (!encodings.isEmpty()) {
            return Optional.of(chunked(encodings.getFirst()));
        }
        if (!lengths.isEmpty()) {
            return Optional.of(length(lengths.getFirst()));
        }
        return Optional.empty();
    }

    private static Framing chunked(String value) throws MalformedMessageException {
        if (!value.equalsIgnoreCase("chunked")) {
            throw MalformedMessageException.badRequest("unsupported transfer encoding");
        }
        return new Chunked();
    }

    private static Framing length(String value) throws MalformedMessageException {
        boolean padded = value.length() > 1 && value.charAt(0) == '0';
        if (!Ascii.isNumber(value) || padded || value.length() > 18) {
            throw MalformedMessageException.badRequest("invalid content length");
        }
        return new Length(Long.parseLong(value));
    }

    /** Gateways in front of CGI-like programs read {@code _} as {@code -}. */
    private static boolean hasLookalike(HttpFields fields) {
        for (HeaderField field : fields) {
            String name = field.name();
            if (name.indexOf('_') >= 0
                    && (FieldNames.alike(name, "content-length")
                            || FieldNames.alike(name, "transfer-encoding"))) {
                return true;
            }
        }
        return false;
    }
}
