package org.clawpatrol.proxy.protocol.http;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.proxy.credential.RequestView;

/**
 * A request as credentials see it.
 *
 * @param host the origin's, in lower case, without a port
 */
record ForwardedView(HttpRequest request, String host) implements RequestView {

    @Override
    public String method() {
        return request.method();
    }

    @Override
    public String target() {
        return request.forwardTarget();
    }

    @Override
    public String rawPath() {
        return request.target().path();
    }

    @Override
    public Optional<String> first(String name) {
        return request.fields().first(name);
    }

    @Override
    public List<String> all(String name) {
        return request.forwardFields().all(name);
    }
}
