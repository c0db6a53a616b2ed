package org.clawpatrol.proxy.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.proxy.tls.TestPki;
import org.clawpatrol.proxy.tls.UpstreamTrust;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A08, A52 at the dialler: what is dialled was checked, and proved to be the host. */
@ExtendWith(NoLeaks.class)
class OriginDialerTest {
    private static final String HOST = "origin.test";
    private static final List<String> ALPN = List.of("http/1.1");

    private final AtomicInteger lookups = new AtomicInteger();
    private Transport transport;
    private TestPki pki;
    private EventLoop loop;

    @BeforeEach
    void open() throws Exception {
        transport = Transport.open(1);
        loop = transport.loops().next();
        pki = new TestPki();
    }

    @AfterEach
    void close() {
        transport.close();
    }

    private OriginDialer dialer(String... addresses) throws Exception {
        return new OriginDialer(
                transport,
                host -> {
                    lookups.incrementAndGet();
                    List<InetAddress> found = new ArrayList<>();
                    for (String address : addresses) {
                        found.add(InetAddress.getByName(address));
                    }
                    if (found.isEmpty()) {
                        throw new UnknownHostException(host);
                    }
                    return found;
                },
                Runnable::run,
                AddressGuard.protecting(List.of()),
                new UpstreamTrust());
    }

    private EndpointConfig endpoint(Optional<HostPort> dial, Optional<String> caCert) {
        return new EndpointConfig(
                "origin", "https", Family.HTTP, List.of(), dial, caCert, Optional.empty());
    }

    private static OriginTarget target(EndpointConfig endpoint) {
        return new OriginTarget(endpoint, HOST, 443, ALPN);
    }

    private String reason(OriginDialer dialer, EndpointConfig endpoint) {
        return failure(dialer.dialTls(loop, target(endpoint))).reason();
    }

    /** Where nobody listens. */
    private HostPort closed() throws IOException {
        try (ServerSocket server = new ServerSocket()) {
            server.bind(TestGateway.loopback(0));
            return at(server);
        }
    }

    private static UpstreamException failure(Future<Channel> dialled) {
        dialled.awaitUninterruptibly();
        assertThat(dialled.cause()).isInstanceOf(UpstreamException.class);
        return (UpstreamException) dialled.cause();
    }

    private static SSLServerSocket serve(TestPki.Origin origin) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "origin",
                origin.key(),
                new char[0],
                origin.chain().toArray(new X509Certificate[0]));
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        var server = (SSLServerSocket) context.getServerSocketFactory().createServerSocket();
        server.bind(TestGateway.loopback(0));
        return server;
    }

    /** Accepts once; how many application bytes came, or -1 where the handshake failed. */
    private static CompletableFuture<Integer> acceptOnce(SSLServerSocket server) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (SSLSocket socket = (SSLSocket) server.accept()) {
                        socket.startHandshake();
                        return socket.getInputStream().readAllBytes().length;
                    } catch (IOException e) {
                        return -1;
                    }
                },
                Thread::startVirtualThread);
    }

    private HostPort at(ServerSocket server) {
        return new HostPort("127.0.0.1", server.getLocalPort());
    }

    @Test
    void dialTls_endpointWithDial_connectsThereAndVerifiesTheHost() throws Exception {
        try (SSLServerSocket server = serve(pki.good(HOST))) {
            var served = acceptOnce(server);
            Channel channel =
                    dialer("127.0.0.1")
                            .dialTls(
                                    loop,
                                    target(
                                            endpoint(
                                                    Optional.of(at(server)),
                                                    Optional.of(pki.rootPem()))))
                            .sync()
                            .getNow();
            assertThat(channel.isActive()).isTrue();
            assertThat(channel.config().isAutoRead()).isFalse();
            assertThat(channel.pipeline().get(SslHandler.class).engine().getSession().getProtocol())
                    .isIn("TLSv1.2", "TLSv1.3");
            channel.close().sync();
            assertThat(served.join()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "self-signed", "other host", "other root", "no names"})
    void dialTls_originThatDoesNotProveItself_isNotTrusted(String kind) throws Exception {
        TestPki.Origin origin =
                switch (kind) {
                    case "expired" -> pki.expired(HOST);
                    case "self-signed" -> TestPki.selfSigned(HOST);
                    case "other host" -> pki.good("127.0.0.1.test");
                    case "other root" -> new TestPki().good(HOST);
                    case "no names" -> pki.withoutNames(HOST);
                    default -> throw new IllegalArgumentException(kind);
                };
        try (SSLServerSocket server = serve(origin)) {
            var served = acceptOnce(server);
            var endpoint = endpoint(Optional.of(at(server)), Optional.of(pki.rootPem()));
            UpstreamException failure =
                    failure(dialer("127.0.0.1").dialTls(loop, target(endpoint)));
            assertThat(failure.reason()).isEqualTo("upstream certificate not trusted");
            assertThat(served.join()).as("application bytes sent").isLessThanOrEqualTo(0);
        }
    }

    @Test
    void dialTls_privateRootWithoutCaCert_isNotTrusted() throws Exception {
        try (SSLServerSocket server = serve(pki.good(HOST))) {
            var served = acceptOnce(server);
            var endpoint = endpoint(Optional.of(at(server)), Optional.empty());
            assertThat(reason(dialer("127.0.0.1"), endpoint))
                    .isEqualTo("upstream certificate not trusted");
            assertThat(served.join()).isLessThanOrEqualTo(0);
        }
    }

    @Test
    void dialTls_badCaCert_isNotTrusted() throws Exception {
        try (SSLServerSocket server = serve(pki.good(HOST))) {
            var endpoint = endpoint(Optional.of(at(server)), Optional.of("no pem"));
            assertThat(reason(dialer("127.0.0.1"), endpoint))
                    .isEqualTo("upstream certificate not trusted");
        }
    }

    @Test
    void dialTls_withoutDial_staysOffGuardedAddresses() throws Exception {
        try (ServerSocket server = new ServerSocket()) {
            server.bind(TestGateway.loopback(0));
            UpstreamException failure =
                    failure(
                            dialer("93.184.215.14", "127.0.0.1")
                                    .dialTls(
                                            loop,
                                            new OriginTarget(
                                                    endpoint(Optional.empty(), Optional.empty()),
                                                    HOST,
                                                    server.getLocalPort(),
                                                    ALPN)));
            assertThat(failure.reason()).isEqualTo("upstream address not allowed");
            assertThat(failure.getMessage()).contains("127.0.0.1");
            assertThat(lookups).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "2130706433", "0x7f.1", "127.1", "127.0.0.1", "::1", "0"})
    void dialTls_withoutDial_doesNotEvenLookUpThisHost(String host) throws Exception {
        UpstreamException failure =
                failure(
                        dialer("93.184.215.14")
                                .dialTls(
                                        loop,
                                        new OriginTarget(
                                                endpoint(Optional.empty(), Optional.empty()),
                                                host,
                                                443,
                                                ALPN)));
        assertThat(failure.reason()).isEqualTo("upstream address not allowed");
        assertThat(lookups).hasValue(0);
    }

    @Test
    void a52_nameThatLeadsElsewhereNextTime_isLookedUpOnceAndPinned() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        var rebinding =
                new OriginDialer(
                        transport,
                        host ->
                                List.of(
                                        InetAddress.getByName(
                                                asked.incrementAndGet() == 1
                                                        ? "169.254.169.254"
                                                        : "93.184.215.14")),
                        Runnable::run,
                        AddressGuard.protecting(List.of()),
                        new UpstreamTrust());
        var endpoint = endpoint(Optional.empty(), Optional.empty());
        assertThat(reason(rebinding, endpoint)).isEqualTo("upstream address not allowed");
        assertThat(asked).hasValue(1);
    }

    @Test
    void dialTls_originThatFailsAgainAndAgain_restsForThisEndpointAlone() throws Exception {
        OriginDialer dialer = dialer("127.0.0.1");
        var endpoint = endpoint(Optional.of(closed()), Optional.empty());
        for (int i = 0; i < Circuit.LIMIT; i++) {
            assertThat(reason(dialer, endpoint)).isEqualTo("upstream unreachable");
        }
        // The last failure is seen here before the dialler's own listener has counted it.
        loop.submit(() -> {}).sync();
        int before = lookups.get();
        assertThat(reason(dialer, endpoint)).contains("not tried for a moment");
        assertThat(lookups).hasValue(before);
        var other = new OriginTarget(endpoint, "other.test", 443, ALPN);
        assertThat(failure(dialer.dialTls(loop, other)).reason()).isEqualTo("upstream unreachable");
    }

    @Test
    void dial_nobodyListens_isUnreachable() throws Exception {
        var endpoint = endpoint(Optional.of(closed()), Optional.empty());
        assertThat(reason(dialer("127.0.0.1"), endpoint)).isEqualTo("upstream unreachable");
    }

    @Test
    void dial_firstAddressDead_triesTheNext() throws Exception {
        try (SSLServerSocket server = serve(pki.good(HOST))) {
            var served = acceptOnce(server);
            var endpoint = endpoint(Optional.of(at(server)), Optional.of(pki.rootPem()));
            Channel channel =
                    dialer("127.0.0.2", "127.0.0.1")
                            .dialTls(loop, target(endpoint))
                            .sync()
                            .getNow();
            channel.close().sync();
            assertThat(served.join()).isZero();
        }
    }

    @Test
    void dial_unknownName_isUnreachable() throws Exception {
        var endpoint = endpoint(Optional.empty(), Optional.empty());
        assertThat(reason(dialer(), endpoint)).isEqualTo("upstream unreachable");
    }

    @Test
    void dial_tooManyLookups_isToldApartFromTheOriginsFailures() throws Exception {
        OriginDialer full =
                new OriginDialer(
                        transport,
                        NameResolver.ofSystem(),
                        task -> {
                            throw new RejectedExecutionException("full");
                        },
                        AddressGuard.protecting(List.of()),
                        new UpstreamTrust());
        var endpoint = endpoint(Optional.empty(), Optional.empty());
        assertThat(reason(full, endpoint)).isEqualTo("too many upstream lookups wait");
    }

    @Test
    void dialTls_originThatIsNotTls_isUnreachable() throws Exception {
        try (ServerSocket server = new ServerSocket()) {
            server.bind(TestGateway.loopback(0));
            CompletableFuture<Void> served =
                    CompletableFuture.runAsync(
                            () -> {
                                try (var socket = server.accept()) {
                                    socket.getOutputStream()
                                            .write(
                                                    "HTTP/1.1 400 no\r\n\r\n"
                                                            .getBytes(StandardCharsets.US_ASCII));
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            },
                            Thread::startVirtualThread);
            var endpoint = endpoint(Optional.of(at(server)), Optional.empty());
            assertThat(reason(dialer("127.0.0.1"), endpoint)).isEqualTo("upstream unreachable");
            served.join();
        }
    }
}
