package org.clawpatrol.proxy.protocol.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.proxy.credential.SecretLookup;
import org.clawpatrol.proxy.credential.codex.CodexIdentity;
import org.clawpatrol.proxy.credential.login.LoginProviders;
import org.clawpatrol.proxy.credential.placeholder.TokenServices;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.flow.ActionIds;
import org.clawpatrol.proxy.flow.CheckedDecisions;
import org.clawpatrol.proxy.flow.Gatekeeper;
import org.clawpatrol.proxy.flow.Peer;
import org.clawpatrol.proxy.flow.Permit;
import org.clawpatrol.proxy.flow.RequestFlow;
import org.clawpatrol.proxy.flow.SecretCredentialSource;
import org.clawpatrol.proxy.flow.ShadowAlarm;
import org.clawpatrol.proxy.flow.SplicePermit;
import org.clawpatrol.proxy.net.Connection;
import org.clawpatrol.proxy.net.Drain;
import org.clawpatrol.proxy.net.NegotiatedProtocol;
import org.clawpatrol.proxy.net.OriginTarget;
import org.clawpatrol.proxy.net.Protocol;
import org.clawpatrol.proxy.net.UpstreamDialer;
import org.clawpatrol.proxy.net.UpstreamException;
import org.clawpatrol.proxy.reload.ActiveConfiguration;
import org.clawpatrol.proxy.secret.Secret;
import org.clawpatrol.proxy.secret.SecretSource;
import org.clawpatrol.proxy.telemetry.GatewayMetrics;
import org.clawpatrol.proxy.telemetry.Tracing;
import org.clawpatrol.proxy.telemetry.Watch;
import org.jspecify.annotations.Nullable;

/** The HTTP room on a loopback socket, without TLS: real flow, journal and approvals in memory. */
final class LoopbackGateway implements AutoCloseable {
    static final String SECRET = "tok-5Ecr3t/0123456789";

    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final RecordingJournal journal = new RecordingJournal();
    private final ManualApprovals approvals = new ManualApprovals();
    private final ChannelGroup agents = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final GatewayMetrics metrics = new GatewayMetrics();
    private final AtomicReference<Tracing> tracing = new AtomicReference<>(Tracing.off());
    private final List<String> lapsed = new CopyOnWriteArrayList<>();
    private final Map<String, String> secrets = new HashMap<>();
    private final AtomicReference<Configuration> now;
    private final Channel listener;
    private final Channel listener2;
    private volatile @Nullable Instant tokenEnd;
    private volatile @Nullable String trouble;
    private volatile @Nullable CodexIdentity codex;

    LoopbackGateway(Configuration configuration, int originPort) {
        this(configuration, originPort, shortLinger());
    }

    LoopbackGateway(Configuration configuration, int originPort, HttpTimeouts timeouts) {
        this(
                configuration,
                originPort,
                timeouts,
                CheckedDecisions.ofEngine(new Random(1), new ShadowAlarm()));
    }

    LoopbackGateway(
            Configuration configuration,
            int originPort,
            HttpTimeouts timeouts,
            CheckedDecisions decisions) {
        this(configuration, new LoopbackDialer(originPort, false), timeouts, decisions);
    }

    /** The approvers without whose decision an action went on. */
    List<String> lapsed() {
        return lapsed;
    }

    /** The usual bounds, but agents that read a refusal to its end do not hold a test up. */
    private static HttpTimeouts shortLinger() {
        HttpTimeouts usual = HttpTimeouts.standard();
        return new HttpTimeouts(
                usual.head(), usual.body(), usual.stalledAgent(), Duration.ofMillis(200));
    }

    /** In front of an origin that speaks HTTP/2 to whoever offers it. */
    static LoopbackGateway beforeHttp2(Configuration configuration, int originPort) {
        return new LoopbackGateway(
                configuration,
                new LoopbackDialer(originPort, true),
                shortLinger(),
                CheckedDecisions.ofEngine(new Random(1), new ShadowAlarm()));
    }

    private LoopbackGateway(
            Configuration configuration,
            UpstreamDialer dialer,
            HttpTimeouts timeouts,
            CheckedDecisions decisions) {
        now = new AtomicReference<>(configuration);
        configuration.credentials().keySet().forEach(name -> secrets.put(name, SECRET));
        TokenServices tokens =
                new TokenServices(LoginProviders.standard(), _ -> Optional.ofNullable(tokenEnd));
        RequestFlow flow =
                new RequestFlow(
                        decisions,
                        new Gatekeeper(approvals, (action, approver) -> lapsed.add(approver)),
                        journal,
                        new SecretCredentialSource(
                                SecretLookup.in(new MapSecrets(secrets, () -> trouble)),
                                now::get,
                                tokens),
                        InstantSource.system());
        HttpServices services =
                new HttpServices(
                        new ActiveConfiguration(configuration),
                        flow,
                        new ActionIds(InstantSource.system(), new Random(1)),
                        Map.of(Family.HTTP, HttpDialect.plain()),
                        tokens,
                        () -> Optional.ofNullable(codex),
                        new OriginPools(
                                dialer,
                                () -> now.get().gateway().limits().origins(),
                                System::nanoTime,
                                metrics.origins()),
                        timeouts,
                        new Random(3),
                        InstantSource.system(),
                        System::nanoTime,
                        new Watch(
                                metrics,
                                (agent, ago) -> tracing.get().begin(agent, ago),
                                System::nanoTime));
        Protocol http1 = new Http1Protocol(services);
        Protocol http2 = new Http2Protocol(services);
        Connection connection =
                new Connection(new Peer("d1", "laptop", "dev", "127.0.0.1"), Lab.HOST, 443);
        listener = listen(http1, connection);
        listener2 = listen(http2, connection);
    }

    private Channel listen(Protocol protocol, Connection connection) {
        return new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(
                        new ChannelInitializer<Channel>() {
                            @Override
                            protected void initChannel(Channel channel) {
                                agents.add(channel);
                                protocol.start(channel.pipeline(), connection);
                            }
                        })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
    }

    int port() {
        return portOf(listener);
    }

    private static int portOf(Channel listener) {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** An agent that speaks HTTP/2 from its first byte. */
    Http2Agent http2Agent() {
        return new Http2Agent(portOf(listener2));
    }

    RawAgent agent() throws java.io.IOException {
        return new RawAgent(port());
    }

    /** What the listeners do when the gateway stops; every connection knows when this returns. */
    void drain() {
        agents.forEach(
                channel ->
                        channel.eventLoop()
                                .submit(
                                        () ->
                                                channel.pipeline()
                                                        .fireUserEventTriggered(Drain.BEGIN))
                                .syncUninterruptibly());
    }

    void traceWith(Tracing how) {
        tracing.set(how);
    }

    GatewayMetrics metrics() {
        return metrics;
    }

    RecordingJournal journal() {
        return journal;
    }

    ManualApprovals approvals() {
        return approvals;
    }

    /**
     * @param credential with {@code /slot} behind it where the slot has a name
     */
    LoopbackGateway secret(String credential, String value) {
        secrets.put(credential, value);
        return this;
    }

    /** When the tokens of credentials end. */
    LoopbackGateway tokensEnd(Instant end) {
        tokenEnd = end;
        return this;
    }

    LoopbackGateway codex(CodexIdentity identity) {
        codex = identity;
        return this;
    }

    /** What a reload puts in force while actions wait. */
    void reload(Configuration next) {
        now.set(next);
    }

    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        listener2.close().syncUninterruptibly();
        group.shutdownGracefully(0, 5, java.util.concurrent.TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** Whatever keeps the secrets does not deliver those that are missing. */
    LoopbackGateway trouble(String why) {
        trouble = why;
        return this;
    }

    private record MapSecrets(Map<String, String> values, Supplier<@Nullable String> trouble)
            implements SecretSource {
        @Override
        public Optional<String> problem(String credential, Set<String> slots) {
            return Optional.ofNullable(trouble.get());
        }

        @Override
        public Map<String, Secret> find(String credential, Set<String> slots) {
            Map<String, Secret> found = new HashMap<>();
            for (String slot : slots) {
                String value = values.get(slot.isEmpty() ? credential : credential + "/" + slot);
                if (value != null) {
                    found.put(slot, Secret.of(value));
                }
            }
            return found;
        }
    }

    /** Dials the test's origin, whatever the host. Port 0 is never reachable, and -1 rests. */
    private record LoopbackDialer(int port, boolean http2) implements UpstreamDialer {
        @Override
        public Future<Channel> dialTls(EventLoop loop, Permit permit, OriginTarget target) {
            Promise<Channel> promise = loop.newPromise();
            if (port == 0) {
                promise.setFailure(
                        new UpstreamException(
                                Failure.UPSTREAM_NOT_TRUSTED,
                                "the origin's certificate is not trusted",
                                "unknown issuer CN=secret-internal-name",
                                new IllegalStateException()));
                return promise;
            }
            if (port < 0) {
                promise.setFailure(
                        new UpstreamException(
                                Failure.UPSTREAM_RESTING, "it rests", "it failed and rests", null));
                return promise;
            }
            ChannelFuture connecting =
                    new Bootstrap()
                            .group(loop)
                            .channel(NioSocketChannel.class)
                            .option(ChannelOption.AUTO_READ, false)
                            .handler(new ChannelInboundHandlerAdapter())
                            .connect(InetAddress.getLoopbackAddress(), port);
            connecting.addListener(
                    done -> {
                        if (done.isSuccess()) {
                            boolean chosen = http2 && target.protocols().contains("h2");
                            NegotiatedProtocol.set(
                                    connecting.channel(), chosen ? "h2" : "http/1.1");
                            promise.setSuccess(connecting.channel());
                        } else {
                            promise.setFailure(done.cause());
                        }
                    });
            return promise;
        }

        @Override
        public Future<Channel> dialSplice(EventLoop loop, SplicePermit permit) {
            return loop.newFailedFuture(new IllegalStateException("not in these tests"));
        }
    }
}
