package org.clawpatrol.proxy.protocol.http;

import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.engine.fact.Family;

/**
 * A request whose head was read, found unambiguous and addressed to where its connection goes.
 * Immutable.
 *
 * @param forwardFields those of its fields that may go on to an origin
 * @param trailers whether fields may follow the body: behind chunks, or in frames of HTTP/2
 * @param expectsContinue whether the agent waits for {@code 100 Continue} before the body
 * @param upgrade what it asks to switch to
 * @param persistent whether the agent wants to send another request afterwards
 */
record HttpRequest(
        HttpRequestHead head,
        RequestTarget target,
        RequestPath path,
        Framing framing,
        boolean trailers,
        HttpFields forwardFields,
        boolean expectsContinue,
        Upgrade upgrade,
        boolean persistent) {

    /** Protocols that a request may ask to switch to. */
    enum Upgrade {
        /** None, or one that is never passed on. */
        NONE,
        WEBSOCKET,
        SPDY
    }

    String method() {
        return head.method();
    }

    HttpFields fields() {
        return head.fields();
    }

    boolean hasBody() {
        return !(framing instanceof Framing.None)
                && !(framing instanceof Framing.Length(long bytes) && bytes == 0);
    }

    /**
     * The same as an endpoint has its path. An API server of Kubernetes is one reader, which joins
     * and resolves segments, whatever is in front of it.
     */
    HttpRequest at(EndpointConfig endpoint) {
        RequestPath there =
                endpoint.family() == Family.HTTP
                        ? path.at(endpoint.pathNormalization(), target.path())
                        : path;
        return there.equals(path)
                ? this
                : new HttpRequest(
                        head,
                        target,
                        there,
                        framing,
                        trailers,
                        forwardFields,
                        expectsContinue,
                        upgrade,
                        persistent);
    }

    /** The same with other fields; what goes on stays. */
    HttpRequest with(HttpFields others) {
        return new HttpRequest(
                new HttpRequestHead(head.method(), head.target(), others),
                target,
                path,
                framing,
                trailers,
                forwardFields,
                expectsContinue,
                upgrade,
                persistent);
    }

    /** The target to forward: the path and the query as sent. */
    String forwardTarget() {
        return target.query().map(query -> path.wire() + "?" + query).orElse(path.wire());
    }
}
