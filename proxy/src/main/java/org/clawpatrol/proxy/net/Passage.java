package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.HostPattern;
import org.clawpatrol.proxy.flow.Peer;
import org.clawpatrol.proxy.tls.ServerName;

/**
 * A known peer's wish to get to a host, judged under one configuration throughout. Belongs to the
 * agent's event loop.
 *
 * @param method how it was asked for, as records show it
 * @param standIn as of the {@link Connection}
 */
record Passage(
        Channel agent,
        Configuration configuration,
        Peer peer,
        String method,
        Authority authority,
        OptionalInt standIn) {
    /** The host under which agents reach the gateway itself. */
    private static final String INTERNAL = "clawpatrol.internal";

    private static final int HTTPS_PORT = 443;

    Passage(
            Channel agent,
            Configuration configuration,
            Peer peer,
            String method,
            Authority authority) {
        this(agent, configuration, peer, method, authority, OptionalInt.empty());
    }

    String host() {
        return authority.host().text();
    }

    int port() {
        return authority.port();
    }

    /** The same wish, for a host that was named later. */
    Passage towards(ServerName name) {
        return new Passage(
                agent, configuration, peer, method, new Authority(name, port()), standIn);
    }

    Connection connection() {
        return new Connection(peer, host(), port(), standIn);
    }

    /** The endpoint of the peer's profile that claims the destination. */
    Optional<EndpointConfig> endpoint() {
        return configuration.hosts().find(peer.profile(), host(), port());
    }

    /** Whether the gateway itself is asked for. */
    boolean internal() {
        return isInternal(authority.host()) && port() == HTTPS_PORT;
    }

    static boolean isInternal(ServerName name) {
        return name.text().equals(INTERNAL);
    }

    /** Whether the gateway ends the agent's TLS, rather than passing it on. */
    boolean terminated() {
        return internal() || endpoint().isPresent();
    }

    /** Whether an endpoint of the peer's profile claims the host, be it on another port. */
    boolean hostIsClaimed() {
        if (isInternal(authority.host())) {
            return true;
        }
        IntStream declared =
                configuration.hosts().findInAll(host()).stream()
                        .flatMap(endpoint -> endpoint.hosts().stream())
                        .map(HostPattern::port)
                        .flatMapToInt(OptionalInt::stream);
        return IntStream.concat(IntStream.of(port(), HTTPS_PORT), declared)
                .distinct()
                .anyMatch(
                        port ->
                                configuration
                                        .hosts()
                                        .find(peer.profile(), host(), port)
                                        .isPresent());
    }
}
