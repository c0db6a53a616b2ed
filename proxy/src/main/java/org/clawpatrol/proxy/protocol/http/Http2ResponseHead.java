package org.clawpatrol.proxy.protocol.http;

import io.netty.handler.codec.http2.Http2Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the heads of HTTP/2 responses (RFC 9113, 8.3.2). Stateless. */
final class Http2ResponseHead {
    private Http2ResponseHead() {}

    /**
     * @throws MalformedMessageException where it has no status, or fields that mean something else
     *     over HTTP/1.1
     */
    static HttpResponseHead of(Http2Headers headers) throws MalformedMessageException {
        List<HeaderField> fields = new ArrayList<>(headers.size());
        int statuses = 0;
        for (Map.Entry<CharSequence, CharSequence> header : headers) {
            String name = header.getKey().toString();
            if (name.equals(":status")) {
                statuses++;
            } else {
                fields.add(Http2Fields.of(name, header.getValue().toString()));
            }
        }
        if (statuses != 1) {
            throw MalformedMessageException.badRequest("no single status");
        }
        return new HttpResponseHead(
                status(headers.status().toString()), true, HttpFields.of(fields));
    }

    private static int status(String text) throws MalformedMessageException {
        boolean valid =
                text.length() == 3
                        && Ascii.isDigit(text.charAt(0))
                        && Ascii.isDigit(text.charAt(1))
                        && Ascii.isDigit(text.charAt(2));
        if (!valid || text.charAt(0) == '0') {
            throw MalformedMessageException.badRequest("invalid status");
        }
        return Integer.parseInt(text);
    }
}
