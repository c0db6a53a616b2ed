package org.clawpatrol.proxy.net;

import org.clawpatrol.proxy.flow.Refusal;

/** What a request to the explicit proxy asks for. */
sealed interface ProxyTarget {

    /** A tunnel, by {@code CONNECT}. */
    record Tunnel(Authority authority) implements ProxyTarget {}

    /**
     * A plain HTTP request, by an absolute-form {@code http:} target.
     *
     * @param originForm path and query to send on
     */
    record PlainHttp(Authority authority, String originForm) implements ProxyTarget {}

    /** A request whose target and Host header name different hosts. */
    record Disagreeing(Authority authority) implements ProxyTarget {}

    /** Nothing this proxy does. */
    record Unacceptable(Refusal refusal) implements ProxyTarget {}
}
