package org.clawpatrol.proxy;

import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.proxy.credential.oauth.HttpTokenTransport;
import org.clawpatrol.proxy.credential.oauth.TokenTransport;
import org.clawpatrol.proxy.net.ProxiedTokenTransport;
import org.clawpatrol.proxy.net.UpstreamProxyAccess;

/**
 * The gateway's own calls, to authorization servers and secret stores: through the upstream proxy
 * where one is configured. Safe to share.
 */
final class OutboundCalls implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final ExecutorService lookups =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("lookup-", 0).factory());
    private final HttpTokenTransport direct = new HttpTokenTransport(LONGEST);
    private final ProxiedTokenTransport transport;

    private OutboundCalls(GatewayState state, Supplier<Configuration> current)
            throws SocketException {
        transport =
                new ProxiedTokenTransport(
                        direct,
                        new UpstreamProxyAccess(
                                () -> current.get().gateway().upstreamProxy(), state.secrets()),
                        lookups,
                        LONGEST);
    }

    /**
     * Ready to call.
     *
     * @param current says through which proxy calls go
     * @throws GatewayException where this machine has no network interfaces to ask about
     */
    static OutboundCalls open(GatewayState state, Supplier<Configuration> current)
            throws GatewayException {
        try {
            return new OutboundCalls(state, current);
        } catch (SocketException e) {
            throw new GatewayException("the network cannot be used: " + e.getMessage(), e);
        }
    }

    TokenTransport transport() {
        return transport;
    }

    @Override
    public void close() {
        lookups.shutdownNow();
        transport.close();
        direct.close();
    }
}
