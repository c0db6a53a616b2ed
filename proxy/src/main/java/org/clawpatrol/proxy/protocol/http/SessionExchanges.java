package org.clawpatrol.proxy.protocol.http;

import org.clawpatrol.proxy.failure.Failure;

/** Opens the exchanges of one agent's connection. Lives on its event loop. */
final class SessionExchanges implements AgentStream.Exchanges {
    private final HttpSession session;

    SessionExchanges(HttpSession session) {
        this.session = session;
    }

    @Override
    public AgentStream.Listener open(AgentStream stream, HttpRequest request) {
        return new HttpExchange(session, stream, request);
    }

    @Override
    public void refused(Failure failure) {
        session.services().watch().metrics().actions().refused(failure);
    }
}
