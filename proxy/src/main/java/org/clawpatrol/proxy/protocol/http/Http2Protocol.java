package org.clawpatrol.proxy.protocol.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import org.clawpatrol.proxy.net.Connection;
import org.clawpatrol.proxy.net.Protocol;

/**
 * HTTP/2 from agents (RFC 9113): each stream is one exchange, as a request over HTTP/1.1 is. Safe
 * to share; each connection stays on its own event loop.
 */
public final class Http2Protocol implements Protocol {
    private final HttpServices services;
    private final HttpFactReader facts = new HttpFactReader();
    private final ActionDigests digests = new ActionDigests();

    public Http2Protocol(HttpServices services) {
        this.services = services;
    }

    @Override
    public String alpn() {
        return "h2";
    }

    @Override
    public void start(ChannelPipeline pipeline, Connection connection) {
        Channel channel = pipeline.channel();
        ConnectionWatch.connection(services.watch(), channel);
        HttpSession session = HttpSession.of(services, connection, channel, facts, digests);
        Http2ConnectionEnd end =
                new Http2ConnectionEnd(
                        channel,
                        services.timeouts(),
                        services.nanoTime(),
                        services.watch().metrics().connections().streams(),
                        stream ->
                                new Http2AgentStream(
                                        stream,
                                        session.connection(),
                                        new SessionExchanges(session),
                                        AgentTerms.of(services)));
        Http2Codec.serve(pipeline, services.configuration().current().gateway().limits(), end);
        pipeline.addLast(end);
    }
}
