package org.clawpatrol.proxy.protocol.http;

import java.util.Optional;
import org.clawpatrol.proxy.credential.RequestView;

/** The head of a request as credentials see it; which fields go on depends on where it is. */
interface HttpRequestView extends RequestView {

    HttpRequest request();

    @Override
    default String method() {
        return request().method();
    }

    @Override
    default String target() {
        return request().forwardTarget();
    }

    @Override
    default String rawPath() {
        return request().target().path();
    }

    @Override
    default Optional<String> first(String name) {
        return request().fields().first(name);
    }
}
