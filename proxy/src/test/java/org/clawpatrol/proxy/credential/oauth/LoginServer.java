package org.clawpatrol.proxy.credential.oauth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.clawpatrol.proxy.tls.TestPki;

/**
 * An authorization server over TLS that says what a test wants, and remembers what it was asked.
 */
public final class LoginServer implements AutoCloseable {
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final TestPki pki;
    private final Map<String, Answering> answering = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** What was asked. */
    public record Asked(String path, String authorization, String body) {
        public Map<String, String> form() {
            Map<String, String> fields = new HashMap<>();
            for (String pair : body.split("&")) {
                String[] parts = pair.split("=", 2);
                fields.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
            }
            return fields;
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }
    }

    /** Answers one request. */
    @FunctionalInterface
    public interface Answering {
        void answer(HttpExchange exchange, Asked asked) throws IOException;
    }

    public LoginServer() throws Exception {
        this(new TestPki());
    }

    private LoginServer(TestPki pki) throws Exception {
        this(pki, pki.good("localhost"));
    }

    LoginServer(TestPki pki, TestPki.Origin shown) throws Exception {
        this.pki = pki;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(shown)));
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private static SSLContext context(TestPki.Origin shown) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "key", shown.key(), new char[0], shown.chain().toArray(new X509Certificate[0]));
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String authorization =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                        .orElse("");
        Asked now = new Asked(path, authorization, body);
        asked.add(now);
        answering.getOrDefault(path, (e, _) -> answer(e, 404, "{}")).answer(exchange, now);
    }

    /** Says this on that path from now on. */
    public LoginServer on(String path, int status, String json) {
        return on(path, (exchange, _) -> answer(exchange, status, json));
    }

    public LoginServer on(String path, Answering how) {
        answering.put(path, how);
        return this;
    }

    public static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    public List<Asked> asked() {
        return asked;
    }

    public Asked last() {
        return asked.getLast();
    }

    public URI url(String path) {
        return URI.create("https://localhost:" + server.getAddress().getPort() + path);
    }

    /** PEM text of the root that vouches for it. */
    public String roots() throws Exception {
        return pki.rootPem();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
