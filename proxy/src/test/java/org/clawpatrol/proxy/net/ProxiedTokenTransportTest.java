package org.clawpatrol.proxy.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.dsl.config.UpstreamProxy;
import org.clawpatrol.proxy.credential.oauth.LoginServer;
import org.clawpatrol.proxy.credential.oauth.TokenCall;
import org.clawpatrol.proxy.credential.oauth.TokenException;
import org.clawpatrol.proxy.credential.oauth.TokenReply;
import org.clawpatrol.proxy.secret.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class ProxiedTokenTransportTest {
    private final List<String> tunnels = new CopyOnWriteArrayList<>();
    private final List<String> lookups = new CopyOnWriteArrayList<>();
    private final AtomicReference<Optional<UpstreamProxy>> settings =
            new AtomicReference<>(Optional.empty());
    private LoginServer server;
    private ServerSocket proxy;
    private ProxiedTokenTransport transport;
    private String refusal = "";

    @BeforeEach
    void open() throws Exception {
        server = new LoginServer();
        proxy = new ServerSocket();
        proxy.bind(TestGateway.loopback(0));
        Thread.startVirtualThread(this::serve);
        transport = transport(Duration.ofSeconds(30));
        through(UpstreamProxy.Kind.HTTP, "");
    }

    @AfterEach
    void close() throws Exception {
        transport.close();
        proxy.close();
        server.close();
    }

    private ProxiedTokenTransport transport(Duration bound) throws Exception {
        return new ProxiedTokenTransport(
                _ -> {
                    throw TokenException.transientFailure(": called directly");
                },
                new UpstreamProxyAccess(
                        settings::get, (_, _) -> Map.of("", Secret.of("pass:word"))),
                Runnable::run,
                this::lookUp,
                bound);
    }

    private List<InetAddress> lookUp(String host) throws UnknownHostException {
        lookups.add(host);
        if (!host.equals("proxy.corp") && !host.equals("localhost")) {
            throw new UnknownHostException(host);
        }
        return List.of(InetAddress.getLoopbackAddress());
    }

    private void through(UpstreamProxy.Kind kind, String user, String... noProxy) {
        settings.set(
                Optional.of(
                        new UpstreamProxy(
                                kind,
                                new HostPort("proxy.corp", proxy.getLocalPort()),
                                user,
                                List.of(noProxy),
                                false)));
    }

    /** Every tunnel leads to the server. */
    private void serve() {
        try {
            while (true) {
                Socket client = proxy.accept();
                Thread.startVirtualThread(() -> tunnel(client));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void tunnel(Socket client) {
        try (client) {
            boolean socks = settings.get().orElseThrow().kind() == UpstreamProxy.Kind.SOCKS5;
            tunnels.add(socks ? socks(client) : TestAgent.readHead(client.getInputStream()));
            if (!refusal.isEmpty()) {
                client.getOutputStream().write(refusal.getBytes(StandardCharsets.US_ASCII));
                return;
            }
            try (Socket origin =
                    new Socket(InetAddress.getLoopbackAddress(), server.url("/").getPort())) {
                if (!socks) {
                    client.getOutputStream()
                            .write("HTTP/1.1 200 ok\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                }
                Thread back =
                        Thread.startVirtualThread(
                                () -> {
                                    try {
                                        origin.getInputStream()
                                                .transferTo(client.getOutputStream());
                                        client.shutdownOutput();
                                    } catch (IOException e) {
                                        // one side has ended
                                    }
                                });
                client.getInputStream().transferTo(origin.getOutputStream());
                origin.shutdownOutput();
                back.join();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String socks(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        OutputStream out = client.getOutputStream();
        in.readNBytes(in.readNBytes(2)[1]);
        out.write(new byte[] {5, 0});
        byte[] head = in.readNBytes(5);
        String name = new String(in.readNBytes(head[4]), StandardCharsets.US_ASCII);
        in.readNBytes(2);
        out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        return name;
    }

    private TokenCall call(String host, String path) throws Exception {
        return new TokenCall(
                        URI.create("https://" + host + ":" + server.url("/").getPort() + path),
                        Optional.of(server.roots()),
                        "text/plain",
                        "the body".getBytes(StandardCharsets.UTF_8))
                .with("Authorization", "Basic YQ==");
    }

    private TokenReply send(String path) throws Exception {
        return transport.send(call("localhost", path));
    }

    @Test
    void send_throughHttpProxy_tunnelsByNameAndAnswers() throws Exception {
        server.on(
                "/token",
                (exchange, _) -> {
                    exchange.getResponseHeaders().set("Retry-After", "17");
                    LoginServer.answer(exchange, 429, "{\"a\":1}");
                });
        through(UpstreamProxy.Kind.HTTP, "ada");

        TokenReply reply = send("/token");

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.retryAfter()).contains(Duration.ofSeconds(17));
        assertThat(new String(reply.body(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
        assertThat(server.last().body()).isEqualTo("the body");
        assertThat(server.last().authorization()).isEqualTo("Basic YQ==");
        assertThat(tunnels)
                .singleElement()
                .asString()
                .startsWith("CONNECT localhost:" + server.url("/").getPort() + " HTTP/1.1")
                // ada:pass:word
                .contains("Proxy-Authorization: Basic YWRhOnBhc3M6d29yZA==")
                .doesNotContain("YQ==\r\n\r\nthe body");
        assertThat(lookups).containsExactly("proxy.corp");
    }

    @Test
    void send_throughSocks_tunnelsByName() throws Exception {
        through(UpstreamProxy.Kind.SOCKS5, "");
        server.on("/token", 200, "{}");

        assertThat(send("/token").status()).isEqualTo(200);
        assertThat(tunnels).containsExactly("localhost");
    }

    @Test
    void send_exemptName_goesWithoutTheProxy() throws Exception {
        through(UpstreamProxy.Kind.HTTP, "", "localhost");
        server.on("/token", 200, "{}");

        assertThat(send("/token").status()).isEqualTo(200);
        assertThat(tunnels).isEmpty();
    }

    @Test
    void send_withoutProxy_isTheOtherTransports() {
        settings.set(Optional.empty());

        assertThatThrownBy(() -> send("/token")).hasMessageContaining("called directly");
    }

    @Test
    void send_redirect_isTheAnswer() throws Exception {
        server.on(
                "/token",
                (exchange, _) -> {
                    exchange.getResponseHeaders().set("Location", "https://elsewhere.test/");
                    LoginServer.answer(exchange, 307, "{}");
                });

        assertThat(send("/token").status()).isEqualTo(307);
        assertThat(tunnels).hasSize(1);
    }

    @Test
    void send_answerOfMoreThan64KiB_isRefused() throws Exception {
        server.on("/fits", 200, "x".repeat(64 << 10));
        server.on("/large", 200, "x".repeat((64 << 10) + 1));
        server.on(
                "/chunked",
                (exchange, _) -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(new byte[100_000]);
                    exchange.close();
                });

        assertThat(send("/fits").body()).hasSize(64 << 10);
        assertThatThrownBy(() -> send("/large")).hasMessageContaining("64 KiB");
        assertThatThrownBy(() -> send("/chunked")).hasMessageContaining("64 KiB");
    }

    @Test
    void send_get_isOneAndHasTheBoundsItAsksFor() throws Exception {
        server.on("/large", 200, "x".repeat(200 << 10));
        server.on(
                "/drip",
                (exchange, _) -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().flush();
                });

        TokenReply reply = transport.send(get("/large", 1 << 20, Duration.ofSeconds(30)));
        assertThat(reply.body()).hasSize(200 << 10);
        assertThat(server.last().body()).isEmpty();
        assertThatThrownBy(() -> transport.send(get("/large", 100 << 10, Duration.ofSeconds(30))))
                .hasMessageContaining("more than 100 KiB");
        assertThatThrownBy(() -> transport.send(get("/drip", 1, Duration.ofMillis(200))))
                .hasMessageContaining("did not answer in time");
        assertThat(tunnels).hasSize(3);
    }

    private TokenCall get(String path, int most, Duration wait) throws Exception {
        URI url = URI.create("https://localhost:" + server.url("/").getPort() + path);
        return TokenCall.get(url, Optional.of(server.roots())).within(most, wait);
    }

    @Test
    void send_endlessAnswer_isGivenUp() throws Exception {
        server.on(
                "/drip",
                (exchange, _) -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                });
        try (ProxiedTokenTransport hasty = transport(Duration.ofMillis(500))) {
            assertThatThrownBy(() -> hasty.send(call("localhost", "/drip")))
                    .hasMessageContaining("did not answer in time");
        }
    }

    @Test
    void send_anotherNamesCertificate_isRefusedBeforeAnythingIsSent() {
        assertThatThrownBy(() -> transport.send(call("other.test", "/token")))
                .hasMessageContaining("could not be verified");
        assertThat(tunnels).hasSize(1);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void send_proxyRefuses_saysSoAndDoesNotGoAround() {
        refusal = "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n";

        assertThatThrownBy(() -> send("/token"))
                .isInstanceOf(TokenException.class)
                .hasMessageContaining("upstream proxy refused the connection");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void send_proxyGone_saysSo() throws Exception {
        proxy.close();

        assertThatThrownBy(() -> send("/token")).hasMessageContaining("upstream proxy unreachable");
    }

    @Test
    void send_withoutTls_isRefused() {
        var call =
                new TokenCall(
                        URI.create("http://localhost:1/token"),
                        Optional.empty(),
                        "text/plain",
                        new byte[0]);

        assertThatThrownBy(() -> transport.send(call)).hasMessageContaining("https");
        assertThat(tunnels).isEmpty();
    }
}
