package org.clawpatrol.proxy.net;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.Defaults;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.GatewaySettings;
import org.clawpatrol.dsl.config.HostIndex;
import org.clawpatrol.dsl.config.HostPattern;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.dsl.config.ProfileConfig;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.NoMatch;
import org.clawpatrol.engine.policy.Policy;
import org.clawpatrol.proxy.device.Devices;
import org.clawpatrol.proxy.flow.ActionIds;
import org.clawpatrol.proxy.flow.Peer;
import org.clawpatrol.proxy.flow.Permit;
import org.clawpatrol.proxy.flow.SpliceFlow;
import org.clawpatrol.proxy.flow.SplicePermit;
import org.clawpatrol.proxy.reload.ActiveConfiguration;
import org.clawpatrol.proxy.telemetry.GatewayMetrics;
import org.clawpatrol.proxy.tls.AgentTls;
import org.clawpatrol.proxy.tls.CertificateAuthority;
import org.clawpatrol.proxy.tls.LeafCache;
import org.clawpatrol.proxy.tls.LeafMinter;
import org.clawpatrol.proxy.tls.UpstreamTrust;

/**
 * A gateway on loopback with both listeners. {@code api.test} is claimed by the profile {@code
 * agent}; the device token {@code good-token} belongs to it, {@code orphan-token} to a profile that
 * is gone. {@code api.reach.test} is claimed on port 443, too. Names under {@code .reach.test} are
 * dialled on loopback as if they were public.
 */
final class TestGateway implements AutoCloseable {
    static final String CLAIMED = "api.test";

    final RecordingJournal journal = new RecordingJournal();
    final BlockingQueue<Connection> started = new LinkedBlockingQueue<>();
    final KnownDevices devices = new KnownDevices();
    final CertificateAuthority authority;
    final Transport transport = Transport.open(2);
    final GatewayMetrics metrics = new GatewayMetrics();
    final Listeners listeners = new Listeners(transport, 64, Duration.ofMillis(200));
    final ProxyListener proxy;
    final TlsListener tls;
    private final Function<HostPort, ProxyListener> proxies;

    TestGateway(boolean denyUnknown, Optional<String> defaultProfile) throws Exception {
        this(denyUnknown, defaultProfile, new GatewaySettings.Limits(1, 1));
    }

    TestGateway(boolean denyUnknown, Optional<String> defaultProfile, GatewaySettings.Limits limits)
            throws Exception {
        this(denyUnknown, defaultProfile, limits, Optional.empty());
    }

    /** A gateway that knows the devices {@code dev_1} and {@code dev_2} by certificate, too. */
    static TestGateway asking(Optional<String> defaultProfile, String clientCa) throws Exception {
        return new TestGateway(
                false, defaultProfile, new GatewaySettings.Limits(1, 1), Optional.of(clientCa));
    }

    private TestGateway(
            boolean denyUnknown,
            Optional<String> defaultProfile,
            GatewaySettings.Limits limits,
            Optional<String> clientCa)
            throws Exception {
        InstantSource clock = InstantSource.system();
        SecureRandom random = new SecureRandom();
        authority = CertificateAuthority.create(clock, random);
        var flow = new SpliceFlow(journal, new ActionIds(clock, random), clock, metrics.actions());
        var leaves = new LeafCache(new LeafMinter(authority, clock, random), clock, 100);
        var termination =
                new TlsTermination(
                        TlsTermination.Front.of(
                                new AgentTls(leaves, List.of("http/1.1")), List.of(new Echo())),
                        TlsTermination.Front.of(
                                new AgentTls(leaves, List.of("http/1.1")), List.of(new Echo())),
                        flow,
                        metrics.connections());
        var guard = AddressGuard.protecting(List.of());
        var splicer = new Splicer(flow, new LoopbackDialer(guard), guard, clock, metrics);
        var active =
                new ActiveConfiguration(
                        configuration(
                                denyUnknown,
                                new GatewaySettings.ProxySettings(
                                        new HostPort("127.0.0.1", 0),
                                        Optional.of(new HostPort("127.0.0.1", 0)),
                                        defaultProfile,
                                        clientCa),
                                limits));
        var services = new EntranceServices(active, new PeerIdentification(devices), metrics);
        HostPort anyPort = new HostPort("127.0.0.1", 0);
        var tunnels = new Tunnels(termination, splicer);
        var own = new AgentTls(leaves, List.of("http/1.1"));
        proxies = address -> new ProxyListener(address, services, tunnels, own);
        proxy = proxies.apply(anyPort);
        tls = new TlsListener(anyPort, services, termination, splicer);
        listeners.start(List.of(proxy, tls));
    }

    /** Devices that a test can remove. */
    static final class KnownDevices implements Devices {
        private final Set<String> removed = ConcurrentHashMap.newKeySet();
        private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

        @Override
        public Optional<Peer> authenticate(String token, String address) {
            return switch (token) {
                case "good-token" -> Optional.of(new Peer("d1", "laptop", "agent", address));
                case "orphan-token" -> Optional.of(new Peer("d2", "old", "gone", address));
                default -> Optional.empty();
            };
        }

        @Override
        public Optional<Peer> find(String id, String address) {
            return Set.of("dev_1", "dev_2").contains(id) && !removed.contains(id)
                    ? Optional.of(new Peer(id, "box", "agent", address))
                    : Optional.empty();
        }

        @Override
        public boolean isCurrent(Peer peer) {
            return !removed.contains(peer.deviceId());
        }

        @Override
        public void whenRevoked(Consumer<String> listener) {
            listeners.add(listener);
        }

        void remove(String id) {
            removed.add(id);
            listeners.forEach(listener -> listener.accept(id));
        }
    }

    private static Configuration configuration(
            boolean denyUnknown,
            GatewaySettings.ProxySettings proxy,
            GatewaySettings.Limits limits) {
        var endpoint =
                new EndpointConfig(
                        "api",
                        "https",
                        Family.HTTP,
                        List.of(new HostPattern(CLAIMED, false, OptionalInt.of(443))),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        var settings =
                new GatewaySettings(
                        Path.of("/nowhere"),
                        Path.of("/nowhere/key"),
                        Optional.empty(),
                        "",
                        Duration.ofHours(1),
                        Optional.of(proxy),
                        limits);
        return new Configuration(
                settings,
                new Defaults(denyUnknown, NoMatch.DENY, Duration.ofMinutes(1)),
                Map.of("api", endpoint),
                Map.of(),
                Map.of(),
                Map.of("agent", new ProfileConfig("agent", List.of())),
                new OneHost(endpoint),
                new Policy(Map.of()));
    }

    /** A further proxy of the same gateway, not started. */
    ProxyListener proxyAt(HostPort address) {
        return proxies.apply(address);
    }

    Socket connect() throws Exception {
        return connect(proxy);
    }

    Socket connect(Listener listener) throws Exception {
        Socket socket = new Socket();
        socket.connect(listeners.addressOf(listener));
        socket.setSoTimeout(60_000);
        return socket;
    }

    /**
     * Sends a request head with a valid token and gives all the answer until the gateway closes.
     */
    String ask(String head) throws Exception {
        return askBare(head + "Proxy-Authorization: Bearer good-token\r\n");
    }

    String askBare(String head) throws Exception {
        try (Socket socket = connect()) {
            socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    Connection nextStarted() throws InterruptedException {
        Connection connection = started.poll(60, TimeUnit.SECONDS);
        if (connection == null) {
            throw new AssertionError("no protocol was started");
        }
        return connection;
    }

    @Override
    public void close() {
        listeners.close();
        transport.close();
    }

    /** Claims one host for one profile. */
    private record OneHost(EndpointConfig endpoint) implements HostIndex {
        @Override
        public Optional<EndpointConfig> find(String profile, String host, int port) {
            return profile.equals("agent") && port == 443 && !findInAll(host).isEmpty()
                    ? Optional.of(endpoint)
                    : Optional.empty();
        }

        @Override
        public List<EndpointConfig> findInAll(String host) {
            String folded = host.toLowerCase(Locale.ROOT);
            return Set.of(CLAIMED, "api.reach.test", "198.51.100.9").contains(folded)
                    ? List.of(endpoint)
                    : List.of();
        }
    }

    /** Guards like the real dialler, but finds origins on loopback. */
    private final class LoopbackDialer implements UpstreamDialer {
        private final OriginDialer real;

        LoopbackDialer(AddressGuard guard) {
            this.real =
                    new OriginDialer(
                            transport,
                            LoopbackDialer::lookUp,
                            Runnable::run,
                            guard,
                            new UpstreamTrust());
        }

        private static List<InetAddress> lookUp(String host) throws UnknownHostException {
            List<InetAddress> found = new ArrayList<>();
            if (host.equals("rebound.test")) {
                found.add(InetAddress.getByAddress(new byte[] {1, 1, 1, 1}));
                found.add(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                return found;
            }
            throw new UnknownHostException(host);
        }

        @Override
        public Future<Channel> dialTls(EventLoop loop, Permit permit, OriginTarget target) {
            throw new AssertionError("nothing here dials for an action");
        }

        @Override
        public Future<Channel> dialSplice(EventLoop loop, SplicePermit permit) {
            return permit.host().endsWith(".reach.test")
                    ? new Connector(transport)
                            .connect(loop, List.of(InetAddress.getLoopbackAddress()), permit.port())
                    : real.dialSplice(loop, permit);
        }
    }

    /** Sends back what it gets, after a greeting. */
    private final class Echo implements Protocol {
        @Override
        public String alpn() {
            return "http/1.1";
        }

        @Override
        public void start(ChannelPipeline pipeline, Connection connection) {
            started.add(connection);
            pipeline.addLast(
                    new ChannelInboundHandlerAdapter() {
                        @Override
                        public void channelRead(ChannelHandlerContext context, Object message) {
                            context.write(Unpooled.copiedBuffer("echo:", StandardCharsets.UTF_8));
                            context.writeAndFlush(message);
                        }

                        @Override
                        public void exceptionCaught(
                                ChannelHandlerContext context, Throwable cause) {
                            context.close();
                        }
                    });
        }
    }

    static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
