package org.clawpatrol.proxy.protocol.http;

import io.netty.handler.codec.http2.Http2Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the fields behind a body (RFC 9113, 8.1). Stateless. */
final class Http2Trailers {
    private Http2Trailers() {}

    /**
     * @throws MalformedMessageException where one of them is a pseudo-header field, concerns the
     *     connection or means something else over HTTP/1.1
     */
    static HttpFields of(Http2Headers headers) throws MalformedMessageException {
        List<HeaderField> fields = new ArrayList<>(headers.size());
        for (Map.Entry<CharSequence, CharSequence> header : headers) {
            fields.add(Http2Fields.of(header.getKey().toString(), header.getValue().toString()));
        }
        return HttpFields.of(fields);
    }
}
