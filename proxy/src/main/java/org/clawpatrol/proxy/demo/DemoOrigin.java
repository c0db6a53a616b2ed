package org.clawpatrol.proxy.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/**
 * A small HTTPS ticket service that answers only to one bearer token and remembers which {@code
 * Authorization} values reached it. Serves on the JDK's own threads.
 */
final class DemoOrigin implements AutoCloseable {
    private final HttpsServer server;
    private final String expected;
    private final List<String> seen = new CopyOnWriteArrayList<>();

    private DemoOrigin(HttpsServer server, String expected) {
        this.server = server;
        this.expected = expected;
    }

    /**
     * @param identity certificate and key of the service
     * @param token the bearer token it requires
     */
    static DemoOrigin start(SSLContext identity, String token) throws IOException {
        HttpsServer server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setHttpsConfigurator(new HttpsConfigurator(identity));
        DemoOrigin origin = new DemoOrigin(server, "Bearer " + token);
        server.createContext("/", origin::answer);
        server.start();
        return origin;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Every {@code Authorization} value that arrived, oldest first. */
    List<String> authorizationsSeen() {
        return List.copyOf(seen);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            List<String> sent =
                    exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
            seen.addAll(sent);
            if (!sent.equals(List.of(expected))) {
                send(exchange, 401, "{\"error\":\"a valid token is required\"}");
                return;
            }
            boolean release = exchange.getRequestURI().getPath().equals("/releases");
            send(
                    exchange,
                    release ? 201 : 200,
                    release
                            ? "{\"released\":true}"
                            : "[{\"ticket\":17,\"title\":\"broken link\"}]");
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
