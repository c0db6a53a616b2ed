package org.clawpatrol.proxy.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslHandler;
import java.util.Map;
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
    private final Connection connection;

    ProtocolChoice(Map<String, Protocol> protocols, Connection connection) {
        super(WITHOUT_ALPN);
        this.protocols = protocols;
        this.connection = connection;
    }

    /** The agent may speak TLS with the proxy too: what counts is what the inner one chose. */
    @Override
    protected void configurePipeline(ChannelHandlerContext context, String outermost) {
        var tls = (SslHandler) context.pipeline().get(TlsTermination.HANDLER);
        String alpn = tls.applicationProtocol();
        Protocol chosen = protocols.get(alpn == null ? WITHOUT_ALPN : alpn);
        if (chosen == null) {
            context.close();
            return;
        }
        chosen.start(context.pipeline(), connection);
    }

    @Override
    protected void handshakeFailure(ChannelHandlerContext context, Throwable cause) {
        // Most often an agent that was not told to trust the gateway's authority.
        LOG.info(
                "TLS of {} for {} failed: {}",
                connection.peer().deviceName(),
                connection.host(),
                cause.getMessage());
        context.close();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event == Drain.BEGIN) {
            context.close();
            return;
        }
        super.userEventTriggered(context, event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("connection of {} failed", connection.peer().deviceName(), cause);
        context.close();
    }
}
