package org.clawpatrol.proxy.credential.store;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.clawpatrol.dsl.config.SecretStoreConfig;
import org.clawpatrol.proxy.secret.Secret;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Talks to one vault: HTTP/1.1, no proxy, no redirects, bounded answers, every call within a time.
 * Blocks; safe to share.
 */
final class VaultClient implements AutoCloseable {
    private static final int MOST_BYTES = 1 << 20;

    private final JsonMapper json = new JsonMapper();
    private final SecretStoreConfig.Vault settings;
    private final HttpClient http;

    VaultClient(SecretStoreConfig.Vault settings, Duration connecting)
            throws GeneralSecurityException, IOException {
        this.settings = settings;
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .connectTimeout(connecting)
                        .executor(Executors.newVirtualThreadPerTaskExecutor());
        if (settings.caCert().isPresent()) {
            builder.sslContext(VaultTrust.of(settings.caCert().get()));
        }
        this.http = builder.build();
    }

    /**
     * @param path begins with {@code /v1/}, encoded
     * @param deadline in {@link System#nanoTime}
     */
    VaultAnswer get(String path, Secret token, long deadline)
            throws StoreException, InterruptedException {
        HttpRequest.Builder request =
                request(path).header("X-Vault-Token", token.revealText()).GET();
        return call(request, deadline);
    }

    /** Logs in: sends an object, without a token. */
    VaultAnswer post(String path, JsonNode body, long deadline)
            throws StoreException, InterruptedException {
        BodyPublisher bytes = BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").POST(bytes);
        return call(request, deadline);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(settings.address() + path))
                        .header("X-Vault-Request", "true");
        Optional<String> namespace = settings.namespace();
        namespace.ifPresent(name -> request.header("X-Vault-Namespace", name));
        return request;
    }

    private VaultAnswer call(HttpRequest.Builder request, long deadline)
            throws StoreException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> calling =
                http.sendAsync(
                        request.build(),
                        BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            long left = Math.max(0, deadline - System.nanoTime());
            return answer(calling.get(left, TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            throw new StoreException("did not answer in time");
        } catch (ExecutionException e) {
            throw unreachable(Objects.requireNonNullElse(e.getCause(), e));
        } finally {
            calling.cancel(true);
        }
    }

    private VaultAnswer answer(HttpResponse<byte[]> response) {
        byte[] body = response.body();
        try {
            return new VaultAnswer(response.statusCode(), json.readTree(body));
        } catch (JacksonException e) {
            // Its message could quote the secret.
            return new VaultAnswer(response.statusCode(), MissingNode.getInstance());
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    private static StoreException unreachable(Throwable cause) {
        String words = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return new StoreException("cannot be asked: " + cause.getClass().getSimpleName() + words);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
