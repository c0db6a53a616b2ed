package org.clawpatrol.proxy.net;

import java.util.List;

/**
 * The head of one request to the explicit proxy, syntactically valid. Immutable.
 *
 * @param minorVersion 0 or 1, of HTTP/1
 * @param headers in order, as sent
 */
record RequestHead(String method, String target, int minorVersion, List<HeaderField> headers) {
    RequestHead {
        headers = List.copyOf(headers);
    }

    List<String> values(String name) {
        return headers.stream().filter(field -> field.is(name)).map(HeaderField::value).toList();
    }

    boolean has(String name) {
        return headers.stream().anyMatch(field -> field.is(name));
    }
}
