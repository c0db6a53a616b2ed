package org.clawpatrol.conformance.lab;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real OpenBao in its development mode, over TLS. Closing ends exactly that process. */
public final class OpenBao implements AutoCloseable {
    public static final String ROOT = "lab-root-token";

    private final Process process;
    private final int port;
    private final Path roots;
    private final HttpClient http;

    private OpenBao(Process process, int port, Path roots, SSLContext trust) {
        this.process = process;
        this.port = port;
        this.roots = roots;
        this.http = HttpClient.newBuilder().sslContext(trust).build();
    }

    /** Starts one; key-value secrets, version 2, are at {@code secret}. */
    public static OpenBao start(Path folder, int port)
            throws IOException, InterruptedException, GeneralSecurityException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                List.of(
                                        FetchedPeer.OPENBAO.program().toString(),
                                        "server",
                                        "-dev-tls",
                                        "-dev-tls-cert-dir=" + folder,
                                        "-dev-no-store-token",
                                        "-dev-root-token-id=" + ROOT,
                                        "-dev-listen-address=127.0.0.1:" + port))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("bao.log").toFile());
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        Path roots = folder.resolve("vault-ca.pem");
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> Files.exists(roots) && Files.size(roots) > 0);
        OpenBao bao = new OpenBao(process, port, roots, Trust.client(Files.readString(roots)));
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .ignoreExceptions()
                .until(() -> bao.call("GET", "sys/health", "").path("initialized").asBoolean());
        return bao;
    }

    public Path roots() {
        return roots;
    }

    public URI address() {
        return URI.create("https://127.0.0.1:" + port);
    }

    /** Stores a version of a secret. */
    public void put(String path, String fields) throws IOException, InterruptedException {
        call("POST", "secret/data/" + path, "{\"data\":" + fields + "}");
    }

    /** As root; the body of the answer, or nothing where it has none. */
    public JsonNode call(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address().resolve("/v1/" + path))
                        .header("X-Vault-Token", ROOT)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(path + ": " + response.statusCode() + " " + response.body());
        }
        return new JsonMapper().readTree(response.body().isEmpty() ? "{}" : response.body());
    }

    @Override
    public void close() throws InterruptedException {
        http.close();
        process.destroy();
        process.waitFor();
    }
}
