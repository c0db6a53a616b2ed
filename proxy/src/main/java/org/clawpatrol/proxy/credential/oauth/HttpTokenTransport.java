package org.clawpatrol.proxy.credential.oauth;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.clawpatrol.proxy.tls.TrustedContext;

/**
 * Calls over HTTPS: no redirect is followed, no cookie kept; the whole answer is there within the
 * bound and no larger than 64 KiB. Safe to share.
 */
public final class HttpTokenTransport implements TokenTransport, AutoCloseable {
    private static final int LARGEST = 64 << 10;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final Duration bound;
    private final ConcurrentHashMap<Optional<String>, HttpClient> clients =
            new ConcurrentHashMap<>();

    /**
     * @param bound of a whole call
     */
    public HttpTokenTransport(Duration bound) {
        this.bound = bound;
    }

    @Override
    public TokenReply send(TokenCall call) throws TokenException {
        String server = server(call);
        if (!"https".equals(call.url().getScheme())) {
            throw TokenException.transientFailure(": " + server + " is not reached over https");
        }
        CompletableFuture<HttpResponse<byte[]>> answer =
                client(call).sendAsync(request(call), _ -> new BoundedBody(LARGEST));
        try {
            HttpResponse<byte[]> response = answer.get(bound.toMillis(), TimeUnit.MILLISECONDS);
            return new TokenReply(
                    response.statusCode(), retryAfter(response.headers()), response.body());
        } catch (TimeoutException e) {
            throw TokenException.transientFailure(": " + server + " did not answer in time");
        } catch (ExecutionException e) {
            throw TokenException.transientFailure(": " + server + " " + reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TokenException.transientFailure(": the gateway is stopping");
        } finally {
            answer.cancel(true);
        }
    }

    private static HttpRequest request(TokenCall call) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(call.url())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(call.body()));
        call.fields().forEach(request::setHeader);
        return request.build();
    }

    private HttpClient client(TokenCall call) throws TokenException {
        HttpClient known = clients.get(call.roots());
        if (known != null) {
            return known;
        }
        try {
            HttpClient made =
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .connectTimeout(CONNECT)
                            .sslContext(TrustedContext.of(call.roots()))
                            .build();
            HttpClient first = clients.putIfAbsent(call.roots(), made);
            if (first != null) {
                made.shutdownNow();
            }
            return first == null ? made : first;
        } catch (GeneralSecurityException | IOException e) {
            throw TokenException.transientFailure(
                    ": the roots to trust " + server(call) + " with cannot be used");
        }
    }

    private static String server(TokenCall call) {
        return "`" + call.url().getRawAuthority() + "`";
    }

    /** Nothing of what the server sent. */
    private static String reason(ExecutionException failure) {
        return switch (failure.getCause()) {
            case BoundedBody.TooLargeException _ -> "answered with more than 64 KiB";
            case javax.net.ssl.SSLException _ -> "could not be verified";
            case null, default -> "could not be reached";
        };
    }

    private static Optional<Duration> retryAfter(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Long::parseLong)
                .map(Duration::ofSeconds);
    }

    @Override
    public void close() {
        clients.values().forEach(HttpClient::shutdownNow);
    }
}
