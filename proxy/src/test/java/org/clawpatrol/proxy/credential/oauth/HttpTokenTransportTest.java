package org.clawpatrol.proxy.credential.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.clawpatrol.proxy.tls.TestPki;
import org.junit.jupiter.api.Test;

final class HttpTokenTransportTest {
    private final HttpTokenTransport transport = new HttpTokenTransport(Duration.ofSeconds(30));

    @Test
    void send_redirect_isTheAnswer() throws Exception {
        try (LoginServer elsewhere = new LoginServer();
                LoginServer server = new LoginServer()) {
            server.on(
                    "/token",
                    (exchange, _) -> {
                        exchange.getResponseHeaders()
                                .set("Location", elsewhere.url("/steal").toString());
                        LoginServer.answer(exchange, 307, "{}");
                    });

            TokenReply reply = transport.send(call(server, server.url("/token")));

            assertThat(reply.status()).isEqualTo(307);
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @Test
    void send_answerOfMoreThan64KiB_isRefused() throws Exception {
        try (LoginServer server = new LoginServer()) {
            server.on("/fits", 200, "x".repeat(64 << 10));
            server.on("/large", 200, "x".repeat((64 << 10) + 1));

            assertThat(transport.send(call(server, server.url("/fits"))).body()).hasSize(64 << 10);
            assertThatThrownBy(() -> transport.send(call(server, server.url("/large"))))
                    .isInstanceOf(TokenException.class)
                    .hasMessageContaining("64 KiB");
        }
    }

    @Test
    void send_endlessAnswer_isGivenUp() throws Exception {
        var given = new CountDownLatch(1);
        try (LoginServer server = new LoginServer();
                HttpTokenTransport hasty = new HttpTokenTransport(Duration.ofMillis(300));
                AutoCloseable _ = given::countDown) {
            server.on(
                    "/drip",
                    (exchange, _) -> {
                        exchange.sendResponseHeaders(200, 0);
                        exchange.getResponseBody().write('{');
                        exchange.getResponseBody().flush();
                        await(given);
                    });

            assertThatThrownBy(() -> hasty.send(call(server, server.url("/drip"))))
                    .hasMessageContaining("did not answer in time");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void send_certificateOfAnotherName_isRefusedBeforeAnythingIsSent() throws Exception {
        TestPki pki = new TestPki();
        try (LoginServer server = new LoginServer(pki, pki.good("other.test"))) {
            assertThatThrownBy(() -> transport.send(call(server, server.url("/token"))))
                    .hasMessageContaining("could not be verified");
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void send_rootNotNamed_isRefused() throws Exception {
        try (LoginServer server = new LoginServer()) {
            var call =
                    new TokenCall(
                            server.url("/token"), Optional.empty(), "text/plain", new byte[0]);

            assertThatThrownBy(() -> transport.send(call))
                    .hasMessageContaining("could not be verified");
        }
    }

    @Test
    void send_withoutTls_isRefused() {
        var call =
                new TokenCall(
                        URI.create("http://127.0.0.1:1/token"),
                        Optional.empty(),
                        "text/plain",
                        new byte[0]);

        assertThatThrownBy(() -> transport.send(call)).hasMessageContaining("https");
    }

    @Test
    void send_answerWithRetryAfter_isRead() throws Exception {
        try (LoginServer server = new LoginServer()) {
            server.on(
                    "/busy",
                    (exchange, _) -> {
                        exchange.getResponseHeaders().set("Retry-After", "17");
                        LoginServer.answer(exchange, 429, "");
                    });

            assertThat(transport.send(call(server, server.url("/busy"))).retryAfter())
                    .contains(Duration.ofSeconds(17));
        }
    }

    @Test
    void call_withSecrets_printsNone() throws Exception {
        try (LoginServer server = new LoginServer()) {
            assertThat(call(server, server.url("/token")).with("Authorization", "Basic c2VjcmV0"))
                    .asString()
                    .endsWith("/token")
                    .doesNotContain("c2VjcmV0", "body");
        }
    }

    private static TokenCall call(LoginServer server, URI url) throws Exception {
        return new TokenCall(
                url,
                Optional.of(server.roots()),
                "text/plain",
                "body".getBytes(StandardCharsets.UTF_8));
    }
}
