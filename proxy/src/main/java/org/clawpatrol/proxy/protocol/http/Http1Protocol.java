package org.clawpatrol.proxy.protocol.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import org.clawpatrol.proxy.net.Connection;
import org.clawpatrol.proxy.net.Protocol;

/** HTTP/1.1 from agents. Safe to share; each connection stays on its own event loop. */
public final class Http1Protocol implements Protocol {
    private final HttpServices services;
    private final HttpFactReader facts = new HttpFactReader();
    private final ActionDigests digests = new ActionDigests();

    public Http1Protocol(HttpServices services) {
        this.services = services;
    }

    @Override
    public String alpn() {
        return "http/1.1";
    }

    @Override
    public void start(ChannelPipeline pipeline, Connection connection) {
        Channel channel = pipeline.channel();
        ConnectionWatch.connection(services.watch(), channel);
        HttpSession session = HttpSession.of(services, connection, channel, facts, digests);
        pipeline.addLast(new TurnFlush());
        pipeline.addLast(
                new AgentConnection(
                        channel,
                        connection,
                        new SessionExchanges(session),
                        AgentTerms.of(services)));
    }
}
