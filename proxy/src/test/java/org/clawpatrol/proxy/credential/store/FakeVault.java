package org.clawpatrol.proxy.credential.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** Answers as a vault does, or as none should; keeps what it was asked. */
final class FakeVault implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    /** What to do with a request. */
    @FunctionalInterface
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    FakeVault() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Method, path, the token if any, the namespace if any, and the body. */
    List<String> asked() {
        return asked;
    }

    void on(String path, Answer answer) {
        answers.put(path, answer);
    }

    void on(String path, int status, String body) {
        on(path, exchange -> send(exchange, status, body));
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getRawPath();
        asked.add(
                "%s %s token=%s namespace=%s %s"
                        .formatted(
                                exchange.getRequestMethod(),
                                path,
                                exchange.getRequestHeaders().getFirst("X-Vault-Token"),
                                exchange.getRequestHeaders().getFirst("X-Vault-Namespace"),
                                body));
        answers.getOrDefault(path, missing -> send(missing, 404, "{\"errors\":[]}")).to(exchange);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
