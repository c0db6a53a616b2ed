package org.clawpatrol.proxy.protocol.http;

/**
 * A request whose head was read, found unambiguous and addressed to where its connection goes.
 * Immutable.
 *
 * @param forwardFields those of its fields that may go on to an origin
 * @param expectsContinue whether the agent waits for {@code 100 Continue} before the body
 * @param webSocket whether it opens a WebSocket
 * @param persistent whether the agent wants to send another request afterwards
 */
record HttpRequest(
        HttpRequestHead head,
        RequestTarget target,
        RequestPath path,
        Framing framing,
        HttpFields forwardFields,
        boolean expectsContinue,
        boolean webSocket,
        boolean persistent) {

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

    /** The target to forward: the path and the query as sent. */
    String forwardTarget() {
        return target.query().map(query -> path.wire() + "?" + query).orElse(path.wire());
    }
}
