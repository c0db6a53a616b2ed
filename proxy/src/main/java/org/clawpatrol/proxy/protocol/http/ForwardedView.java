package org.clawpatrol.proxy.protocol.http;

import java.util.List;

/**
 * A request before anything is put in.
 *
 * @param host the origin's, in lower case, without a port
 */
record ForwardedView(HttpRequest request, String host) implements HttpRequestView {

    @Override
    public List<String> all(String name) {
        return request.forwardFields().all(name);
    }
}
