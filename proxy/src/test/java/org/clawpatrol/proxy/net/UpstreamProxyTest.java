package org.clawpatrol.proxy.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.dsl.config.UpstreamProxy;
import org.clawpatrol.proxy.secret.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoLeaks.class)
class UpstreamProxyTest {
    private static final String OPEN = "HTTP/1.1 200 ok\r\n\r\n";
    private static final HostPort ORIGIN = new HostPort("origin.test", 443);

    private final List<String> lookups = new CopyOnWriteArrayList<>();
    private Transport transport;
    private EventLoop loop;
    private ServerSocket proxy;

    @BeforeEach
    void open() throws Exception {
        transport = Transport.open(1);
        loop = transport.loops().next();
        proxy = new ServerSocket();
        proxy.bind(TestGateway.loopback(0));
    }

    @AfterEach
    void close() throws Exception {
        proxy.close();
        transport.close();
    }

    private UpstreamProxy settings(UpstreamProxy.Kind kind, String user, String... noProxy) {
        return new UpstreamProxy(
                kind,
                new HostPort("proxy.corp", proxy.getLocalPort()),
                user,
                List.of(noProxy),
                false);
    }

    private OriginRoutes routes(UpstreamProxy settings, Map<String, String> passwords)
            throws Exception {
        var access =
                new UpstreamProxyAccess(
                        () -> Optional.of(settings),
                        (name, slots) ->
                                passwords.containsKey(name)
                                        ? Map.of("", Secret.of(passwords.get(name)))
                                        : Map.of());
        return new OriginRoutes(
                transport, this::lookUp, Runnable::run, AddressGuard.protecting(List.of()), access);
    }

    private List<InetAddress> lookUp(String host) throws UnknownHostException {
        lookups.add(host);
        return switch (host) {
            case "proxy.corp", "near.test", "a.near.test" ->
                    List.of(InetAddress.getLoopbackAddress());
            case "origin.test" -> List.of(InetAddress.getByName("93.184.215.14"));
            case "rebound.test" ->
                    List.of(
                            InetAddress.getByName("93.184.215.14"),
                            InetAddress.getByName("10.0.0.1"));
            default -> List.of(InetAddress.getByName(host));
        };
    }

    /** A proxy that takes one request head, answers, and gives what it read. */
    private CompletableFuture<String> answering(String answer) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (Socket socket = proxy.accept()) {
                        String head = TestAgent.readHead(socket.getInputStream());
                        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                        socket.getOutputStream().flush();
                        socket.getInputStream().readAllBytes();
                        return head;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                Thread::startVirtualThread);
    }

    private void connectAndClose(OriginRoutes routes, HostPort address, boolean exempt)
            throws Exception {
        routes.connect(loop, address, exempt).sync().getNow().close().sync();
    }

    private static UpstreamException failure(Future<Channel> dialled) {
        dialled.awaitUninterruptibly();
        assertThat(dialled.cause()).isInstanceOf(UpstreamException.class);
        return (UpstreamException) dialled.cause();
    }

    @Test
    void name_isLookedUpCheckedAndHandedOverAsAddress() throws Exception {
        var asked = answering(OPEN);
        Channel channel =
                routes(settings(UpstreamProxy.Kind.HTTP, ""), Map.of())
                        .connect(loop, ORIGIN, false)
                        .sync()
                        .getNow();
        assertThat(channel.config().isAutoRead()).isFalse();
        channel.close().sync();
        assertThat(asked.join())
                .isEqualTo("CONNECT 93.184.215.14:443 HTTP/1.1\r\nHost: 93.184.215.14:443\r\n\r\n");
        assertThat(lookups).containsExactly("origin.test", "proxy.corp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebound.test",
                "127.0.0.1",
                "localhost",
                "169.254.169.254",
                "0x7f.1",
                "::1"
            })
    void a49_destinationOutOfBounds_neverReachesTheProxy(String host) throws Exception {
        UpstreamException failure =
                failure(
                        routes(settings(UpstreamProxy.Kind.SOCKS5, ""), Map.of())
                                .connect(loop, new HostPort(host, 80), false));
        assertThat(failure.reason()).isEqualTo("upstream address not allowed");
        assertThat(lookups).doesNotContain("proxy.corp");
    }

    @Test
    void addressTheOperatorNamed_isHandedOverAsWritten() throws Exception {
        var asked = answering(OPEN);
        connectAndClose(
                routes(settings(UpstreamProxy.Kind.HTTP, ""), Map.of()),
                new HostPort("inside.corp", 8443),
                true);
        assertThat(asked.join()).startsWith("CONNECT inside.corp:8443 ");
        assertThat(lookups).containsExactly("proxy.corp");
    }

    @Test
    void remoteNames_areHandedOverButNotThoseOfThisMachine() throws Exception {
        var remote =
                new UpstreamProxy(
                        UpstreamProxy.Kind.HTTP,
                        new HostPort("proxy.corp", proxy.getLocalPort()),
                        "",
                        List.of(),
                        true);
        var asked = answering(OPEN);
        OriginRoutes routes = routes(remote, Map.of());
        connectAndClose(routes, ORIGIN, false);
        assertThat(asked.join()).startsWith("CONNECT origin.test:443 ");
        for (String host : List.of("localhost", "127.0.0.1", "10.0.0.1", "2130706433")) {
            assertThat(failure(routes.connect(loop, new HostPort(host, 80), false)).reason())
                    .isEqualTo("upstream address not allowed");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "127.0.0.1, 127.0.0.0/8",
        "near.test, near.test",
        "a.near.test, *.near.test"
    })
    void exemptDestination_isDialledStraight(String host, String exemption) throws Exception {
        connectAndClose(
                routes(settings(UpstreamProxy.Kind.HTTP, "", exemption), Map.of()),
                new HostPort(host, proxy.getLocalPort()),
                true);
        assertThat(lookups).containsExactly(host);
    }

    @Test
    void password_isTheStoredSecret() throws Exception {
        var asked = answering(OPEN);
        connectAndClose(
                routes(
                        settings(UpstreamProxy.Kind.HTTP, "me"),
                        Map.of(UpstreamProxy.SECRET, "pass:word")),
                ORIGIN,
                false);
        assertThat(asked.join()).contains("Proxy-Authorization: Basic bWU6cGFzczp3b3Jk\r\n");
    }

    @Test
    void missingPassword_isARefusalBeforeAnythingIsSent() throws Exception {
        UpstreamException failure =
                failure(
                        routes(settings(UpstreamProxy.Kind.HTTP, "me"), Map.of())
                                .connect(loop, ORIGIN, false));
        assertThat(failure.reason()).contains("upstream proxy");
        assertThat(failure.getMessage()).contains("clawpatrol credentials set upstream_proxy");
        assertThat(lookups).doesNotContain("proxy.corp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"HTTP/1.1 407 no\r\n\r\n", "HTTP/1.1 503 no\r\n\r\n", "garbage\r\n\r\n"})
    void refusalOfTheProxy_namesIt(String answer) throws Exception {
        var asked = answering(answer);
        UpstreamException failure =
                failure(
                        routes(settings(UpstreamProxy.Kind.HTTP, ""), Map.of())
                                .connect(loop, ORIGIN, false));
        assertThat(failure.reason()).isEqualTo("upstream proxy refused the connection");
        assertThat(failure.getMessage()).contains("http://proxy.corp:");
        asked.join();
    }

    @Test
    void proxyThatHangsUp_isARefusal() throws Exception {
        CompletableFuture.runAsync(
                () -> {
                    try {
                        proxy.accept().close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                Thread::startVirtualThread);
        assertThat(
                        failure(
                                        routes(settings(UpstreamProxy.Kind.SOCKS5, ""), Map.of())
                                                .connect(loop, ORIGIN, false))
                                .reason())
                .isEqualTo("upstream proxy refused the connection");
    }

    @Test
    void proxyThatIsNotThere_isUnreachable() throws Exception {
        proxy.close();
        assertThat(
                        failure(
                                        routes(settings(UpstreamProxy.Kind.HTTP, ""), Map.of())
                                                .connect(loop, ORIGIN, false))
                                .reason())
                .isEqualTo("upstream proxy unreachable");
    }

    @Test
    void bytesThatCameWithTheAnswer_waitForTheFirstRead() throws Exception {
        var asked = answering(OPEN + "SSH-2.0-x");
        Channel channel =
                routes(settings(UpstreamProxy.Kind.HTTP, ""), Map.of())
                        .connect(loop, ORIGIN, false)
                        .sync()
                        .getNow();
        CompletableFuture<String> arrived = new CompletableFuture<>();
        StringBuilder text = new StringBuilder();
        channel.pipeline()
                .addLast(
                        new ChannelInboundHandlerAdapter() {
                            @Override
                            public void channelRead(ChannelHandlerContext context, Object message) {
                                text.append(
                                        ((ByteBuf) message).toString(StandardCharsets.US_ASCII));
                                ReferenceCountUtil.release(message);
                                if (text.length() == 9) {
                                    arrived.complete(text.toString());
                                }
                                context.read();
                            }
                        });
        channel.read();
        assertThat(arrived.get()).isEqualTo("SSH-2.0-x");
        channel.close().sync();
        asked.join();
    }

    @Test
    void socks5WithLogin_isSpoken() throws Exception {
        CompletableFuture<List<String>> heard =
                CompletableFuture.supplyAsync(this::socksWithLogin, Thread::startVirtualThread);
        connectAndClose(
                routes(
                        settings(UpstreamProxy.Kind.SOCKS5, "me"),
                        Map.of(UpstreamProxy.SECRET, "pw")),
                ORIGIN,
                false);
        assertThat(heard.join())
                .containsExactly("05020002", "01026d65027077", "050100015db8d70e01bb");
    }

    private List<String> socksWithLogin() {
        List<String> heard = new ArrayList<>();
        try (Socket socket = proxy.accept()) {
            InputStream in = socket.getInputStream();
            String[] answers = {"0502", "0100", "05000001000000000000"};
            int[] lengths = {4, 7, 10};
            for (int i = 0; i < lengths.length; i++) {
                heard.add(HexFormat.of().formatHex(in.readNBytes(lengths[i])));
                socket.getOutputStream().write(HexFormat.of().parseHex(answers[i]));
            }
            in.readAllBytes();
            return heard;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
