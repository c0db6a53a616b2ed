package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalInt;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.GatewaySettings.ProxySettings;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.flow.Peer;
import org.clawpatrol.proxy.flow.Refusal;
import org.clawpatrol.proxy.tls.DeviceProof;
import org.clawpatrol.proxy.tls.ServerName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Direct TLS, for agents that cannot speak {@code CONNECT}: the server name of the ClientHello, or
 * without one the address they connected to, stands for {@code name:443}. Where client certificates
 * are verified, who has one is the device it is for, and who has none is known by its address. Safe
 * to share.
 */
public final class TlsListener implements Listener {
    private static final Logger LOG = LoggerFactory.getLogger(TlsListener.class);
    private static final String METHOD = "TLS";
    private static final int HTTPS_PORT = 443;

    private final HostPort address;
    private final EntranceServices services;
    private final TlsTermination tls;
    private final HelloRoute route;

    public TlsListener(
            HostPort address, EntranceServices services, TlsTermination tls, Splicer splicer) {
        this.address = address;
        this.services = services;
        this.tls = tls;
        this.route = new HelloRoute(tls, splicer);
    }

    @Override
    public String attribute() {
        return "gateway.proxy.tls_listen";
    }

    @Override
    public HostPort address() {
        return address;
    }

    @Override
    public void accept(Channel agent) {
        agent.pipeline()
                .addLast(new Deadline(TlsTermination.HELLO_PATIENCE, agent::close))
                .addLast(Relay.HELD, new ClientHelloDecoder(reading -> received(agent, reading)));
    }

    private void received(Channel agent, HelloReading reading) {
        agent.config().setAutoRead(false);
        Configuration configuration = services.active().current();
        Optional<String> clientCa =
                configuration.gateway().proxy().flatMap(ProxySettings::clientCa);
        if (clientCa.isPresent() && reading instanceof HelloReading.Read(ClientHello hello)) {
            Optional<ServerName> claimed =
                    destination(agent, hello).filter(name -> isClaimed(name, configuration));
            if (claimed.isPresent()) {
                identify(agent, hello, claimed.get(), clientCa.get());
                return;
            }
        }
        Identity proven = services.peers().identifyByAddress(remote(agent), configuration);
        switch (services.admitted(proven, agent, configuration)) {
            case Identity.Known(var peer) -> dispatch(agent, configuration, peer, reading);
            case Identity.Refused(var refusal) -> turnAway(agent, refusal.reason());
        }
    }

    /** Whether the gateway ends the TLS of whoever may reach the host. */
    private static boolean isClaimed(ServerName name, Configuration configuration) {
        return Passage.isInternal(name) || !configuration.hosts().findInAll(name.text()).isEmpty();
    }

    /** Who it is shows in the handshake, so the profile cannot decide before. */
    private void identify(Channel agent, ClientHello hello, ServerName name, String clientCa) {
        Configuration configuration = services.active().current();
        String address = remote(agent).getAddress().getHostAddress();
        Peer unproven = new Peer("", "unproven", "", address);
        tls.identify(
                passage(agent, configuration, unproven, name),
                hello,
                clientCa,
                proof -> arrived(agent, name, proof));
    }

    private Optional<Connection> arrived(Channel agent, ServerName name, DeviceProof proof) {
        Configuration configuration = services.active().current();
        Identity proven =
                services.peers().identifyByCertificate(proof, remote(agent), configuration);
        return switch (services.admitted(proven, agent, configuration)) {
            case Identity.Known(var peer) ->
                    Optional.of(passage(agent, configuration, peer, name).connection());
            case Identity.Refused(var refusal) -> {
                LOG.info("{} turned away: {}", agent.remoteAddress(), refusal.reason());
                yield Optional.empty();
            }
        };
    }

    private static InetSocketAddress remote(Channel agent) {
        return (InetSocketAddress) agent.remoteAddress();
    }

    private static Optional<ServerName> destination(Channel agent, ClientHello hello) {
        return hello.serverName().isPresent()
                ? hello.serverName().flatMap(ServerName::parse)
                : Optional.of(localName(agent));
    }

    private static void turnAway(Channel agent, String reason) {
        LOG.debug("{} turned away: {}", agent.remoteAddress(), reason);
        TlsAlert.ACCESS_DENIED.send(agent);
    }

    private void dispatch(
            Channel agent, Configuration configuration, Peer peer, HelloReading reading) {
        switch (reading) {
            case HelloReading.Read(var hello) -> dispatch(agent, configuration, peer, hello);
            case HelloReading.Malformed(var reason) ->
                    route.refuse(
                            nowhere(agent, configuration, peer),
                            new Refusal(Failure.MALFORMED_REQUEST, reason),
                            TlsAlert.DECODE_ERROR);
            case HelloReading.Incomplete() -> agent.close();
        }
    }

    private void dispatch(
            Channel agent, Configuration configuration, Peer peer, ClientHello hello) {
        boolean named = hello.serverName().isPresent();
        Optional<Passage> wanted =
                destination(agent, hello).map(host -> passage(agent, configuration, peer, host));
        if (wanted.isEmpty() || !(named || wanted.get().terminated())) {
            route.refuse(
                    nowhere(agent, configuration, peer),
                    new Refusal(Failure.WRONG_HOST, "no usable TLS server name, so no destination"),
                    TlsAlert.UNRECOGNIZED_NAME);
            return;
        }
        route.lead(wanted.get(), hello, new AlertReply(agent));
    }

    private static Passage passage(
            Channel agent, Configuration configuration, Peer peer, ServerName name) {
        int own = ((InetSocketAddress) agent.localAddress()).getPort();
        return new Passage(
                agent,
                configuration,
                peer,
                METHOD,
                new Authority(name, HTTPS_PORT),
                OptionalInt.of(own));
    }

    private static ServerName localName(Channel agent) {
        var local = (InetSocketAddress) agent.localAddress();
        return new ServerName(local.getAddress().getHostAddress(), true);
    }

    /** For records of agents that name no host: the gateway's own address stands in. */
    private static Passage nowhere(Channel agent, Configuration configuration, Peer peer) {
        var local = (InetSocketAddress) agent.localAddress();
        return new Passage(
                agent,
                configuration,
                peer,
                METHOD,
                new Authority(localName(agent), local.getPort()));
    }

    /** Refuses in the only words a TLS client understands before its handshake. */
    private record AlertReply(Channel agent) implements SpliceReply {
        @Override
        public void opened(Channel upstream, Relay relay) {
            // The agent's ClientHello goes to the origin as it is.
        }

        @Override
        public void refused(Refusal refusal) {
            TlsAlert.ACCESS_DENIED.send(agent);
        }
    }
}
