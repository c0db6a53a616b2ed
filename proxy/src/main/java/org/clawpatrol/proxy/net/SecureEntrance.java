package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.flow.Refusal;
import org.clawpatrol.proxy.tls.AgentTls;
import org.clawpatrol.proxy.tls.ServerName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The proxy over HTTPS: proves to be the name the agent knows the proxy by, or without one the
 * address it connected to, and lets it in through another entrance inside. It never proves to be a
 * host that an endpoint claims, so that nobody takes the proxy for the endpoint. Safe to share.
 */
final class SecureEntrance implements Entrance {
    private static final Logger LOG = LoggerFactory.getLogger(SecureEntrance.class);
    private static final String ALPN = "http/1.1";

    private final EntranceServices services;
    private final AgentTls tls;
    private final Entrance inside;

    SecureEntrance(EntranceServices services, AgentTls tls, Entrance inside) {
        this.services = services;
        this.tls = tls;
        this.inside = inside;
    }

    @Override
    public void admit(Channel agent) {
        agent.pipeline().addLast(new ClientHelloDecoder(reading -> received(agent, reading)));
    }

    private void received(Channel agent, HelloReading reading) {
        switch (reading) {
            case HelloReading.Read(var hello) -> terminate(agent, hello);
            case HelloReading.Malformed(var reason) ->
                    turnAway(
                            agent,
                            new Refusal(Failure.MALFORMED_REQUEST, reason),
                            TlsAlert.DECODE_ERROR);
            case HelloReading.Incomplete() -> {
                // The decoder goes on reading.
            }
        }
    }

    private void terminate(Channel agent, ClientHello hello) {
        Optional<ServerName> name = ownName(agent, hello);
        if (name.isEmpty()) {
            turnAway(
                    agent,
                    new Refusal(Failure.WRONG_HOST, "not a name of the proxy"),
                    TlsAlert.UNRECOGNIZED_NAME);
            return;
        }
        if (!hello.alpn().isEmpty() && !hello.alpn().contains(ALPN)) {
            turnAway(
                    agent,
                    new Refusal(Failure.WRONG_VERSION, "only HTTP/1.1 is spoken to the proxy"),
                    TlsAlert.NO_APPLICATION_PROTOCOL);
            return;
        }
        agent.config().setAutoRead(false);
        tls.prepare(name.get(), agent.eventLoop(), failure -> prepared(agent, name.get(), failure));
    }

    private void prepared(Channel agent, ServerName name, @Nullable Throwable failure) {
        if (!agent.isActive()) {
            return;
        }
        if (failure != null) {
            LOG.warn("no certificate for the proxy: {}", failure.toString());
            turnAway(
                    agent,
                    new Refusal(Failure.INTERNAL, "no certificate could be minted"),
                    TlsAlert.INTERNAL_ERROR);
            return;
        }
        ChannelPipeline pipeline = agent.pipeline();
        pipeline.addLast("proxy-tls", tls.handlerFor(agent.alloc(), name));
        pipeline.addLast(new Secured());
        inside.admit(agent);
        agent.config().setAutoRead(true);
        pipeline.remove(ClientHelloDecoder.class);
    }

    private Optional<ServerName> ownName(Channel agent, ClientHello hello) {
        if (hello.serverName().isEmpty()) {
            var local = (InetSocketAddress) agent.localAddress();
            return Optional.of(new ServerName(local.getAddress().getHostAddress(), true));
        }
        return ServerName.parse(hello.serverName().get())
                .filter(name -> !name.address() && !name.disguisedAddress())
                .filter(
                        name ->
                                services.active()
                                        .current()
                                        .hosts()
                                        .findInAll(name.text())
                                        .isEmpty());
    }

    private void turnAway(Channel agent, Refusal refusal, TlsAlert alert) {
        services.refused(refusal);
        LOG.debug("TLS of {} with the proxy refused: {}", agent.remoteAddress(), refusal.reason());
        agent.pipeline().remove(Deadline.class);
        alert.send(agent);
    }

    /** Waits for the end of the handshake, which failing closes the connection. */
    private final class Secured extends ChannelInboundHandlerAdapter {
        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SslHandshakeCompletionEvent handshake) {
                if (handshake.isSuccess()) {
                    context.pipeline().remove(this);
                } else {
                    LOG.debug("TLS with the proxy failed: {}", handshake.cause().getMessage());
                    FailedHandshake.count(services.metrics().connections(), handshake.cause());
                    context.close();
                }
                return;
            }
            context.fireUserEventTriggered(event);
        }
    }
}
