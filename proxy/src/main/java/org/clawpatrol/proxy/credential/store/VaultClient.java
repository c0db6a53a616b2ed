package org.clawpatrol.proxy.credential.store;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
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
import org.clawpatrol.proxy.credential.oauth.TokenCall;
import org.clawpatrol.proxy.credential.oauth.TokenException;
import org.clawpatrol.proxy.credential.oauth.TokenReply;
import org.clawpatrol.proxy.credential.oauth.TokenTransport;
import org.clawpatrol.proxy.secret.Secret;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Talks to one vault: HTTP/1.1, no redirects, bounded answers, every call within a time; through
 * the operator's upstream proxy where there is one, but never to this machine itself. Blocks; safe
 * to share.
 */
final class VaultClient implements AutoCloseable {
    private static final int MOST_BYTES = 1 << 20;

    private final JsonMapper json = new JsonMapper();
    private final SecretStoreConfig.Vault settings;
    private final HttpClient http;
    private final TokenTransport proxy;

    /**
     * @param proxy carries the calls while it is in use
     */
    VaultClient(SecretStoreConfig.Vault settings, Duration connecting, TokenTransport proxy)
            throws GeneralSecurityException, IOException {
        this.settings = settings;
        this.proxy = proxy;
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
        if (throughProxy()) {
            TokenCall call = TokenCall.get(url(path), settings.caCert());
            return proxied(call.with("X-Vault-Token", token.revealText()), deadline);
        }
        HttpRequest.Builder request =
                request(path).header("X-Vault-Token", token.revealText()).GET();
        return call(request, deadline);
    }

    /** Logs in: sends an object, without a token. */
    VaultAnswer post(String path, JsonNode body, long deadline)
            throws StoreException, InterruptedException {
        byte[] bytes = json.writeValueAsBytes(body);
        if (throughProxy()) {
            return proxied(
                    new TokenCall(url(path), settings.caCert(), "application/json", bytes),
                    deadline);
        }
        HttpRequest.Builder request =
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(bytes));
        return call(request, deadline);
    }

    /** What is not encrypted is on this machine. */
    private boolean throughProxy() {
        return "https".equalsIgnoreCase(settings.address().getScheme()) && proxy.proxied();
    }

    private VaultAnswer proxied(TokenCall call, long deadline) throws StoreException {
        call.with("X-Vault-Request", "true");
        settings.namespace().ifPresent(name -> call.with("X-Vault-Namespace", name));
        Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        try {
            TokenReply reply = proxy.send(call.within(MOST_BYTES, left));
            return answer(reply.status(), reply.body());
        } catch (TokenException e) {
            throw new StoreException("cannot be asked" + e.why());
        }
    }

    private URI url(String path) {
        return URI.create(settings.address() + path);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url(path)).header("X-Vault-Request", "true");
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
            HttpResponse<byte[]> response = calling.get(left, TimeUnit.NANOSECONDS);
            return answer(response.statusCode(), response.body());
        } catch (TimeoutException e) {
            throw new StoreException("did not answer in time");
        } catch (ExecutionException e) {
            throw unreachable(Objects.requireNonNullElse(e.getCause(), e));
        } finally {
            calling.cancel(true);
        }
    }

    private VaultAnswer answer(int status, byte[] body) {
        try {
            return new VaultAnswer(status, json.readTree(body));
        } catch (JacksonException e) {
            // Its message could quote the secret.
            return new VaultAnswer(status, MissingNode.getInstance());
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
