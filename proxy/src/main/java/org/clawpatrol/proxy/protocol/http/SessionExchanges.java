package org.clawpatrol.proxy.protocol.http;

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
    public void unreadable(MalformedMessageException cause) {
        session.services().watch().metrics().actions().refused(cause.failure());
    }
}
