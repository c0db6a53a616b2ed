package org.clawpatrol.proxy.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.proxy.telemetry.ConnectionMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the protocol the finished handshake chose, before any decrypted byte passes. Lives on one
 * connection's loop.
 */
final class ProtocolChoice extends ApplicationProtocolNegotiationHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProtocolChoice.class);

    /** What every HTTP client without ALPN speaks. */
    private static final String WITHOUT_ALPN = "http/1.1";

    private final Map<String, Protocol> protocols;
    private final Passage passage;
    private final Arrival arrival;
    private final ConnectionMetrics metrics;

    /**
     * @param passage for logs: who it seems to be, and where it goes
     */
    ProtocolChoice(
            Map<String, Protocol> protocols,
            Passage passage,
            Arrival arrival,
            ConnectionMetrics metrics) {
        super(WITHOUT_ALPN);
        this.protocols = protocols;
        this.passage = passage;
        this.arrival = arrival;
        this.metrics = metrics;
    }

    /** The agent may speak TLS with the proxy too: what counts is what the inner one chose. */
    @Override
    protected void configurePipeline(ChannelHandlerContext context, String outermost) {
        var tls = (SslHandler) context.pipeline().get(TlsTermination.HANDLER);
        String alpn = tls.applicationProtocol();
        Protocol chosen = protocols.get(alpn == null ? WITHOUT_ALPN : alpn);
        Optional<Connection> connection =
                chosen == null ? Optional.empty() : arrival.of(tls.engine().getSession());
        if (chosen == null || connection.isEmpty()) {
            context.close();
            return;
        }
        chosen.start(context.pipeline(), connection.get());
    }

    @Override
    protected void handshakeFailure(ChannelHandlerContext context, Throwable cause) {
        FailedHandshake.count(metrics, cause);
        // Most often an agent that was not told to trust the gateway's authority.
        LOG.info(
                "TLS of {} for {} failed: {}",
                passage.peer().deviceName(),
                passage.host(),
                cause.getMessage());
        context.close();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event == Drain.BEGIN) {
            context.close();
            return;
        }
        // Netty leaves this to an exception that an agent which just goes away never causes.
        if (event instanceof SslHandshakeCompletionEvent done && !done.isSuccess()) {
            handshakeFailure(context, done.cause());
            return;
        }
        super.userEventTriggered(context, event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("connection of {} failed", passage.peer().deviceName(), cause);
        context.close();
    }
}
