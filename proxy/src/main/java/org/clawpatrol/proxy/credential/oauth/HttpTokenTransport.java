package org.clawpatrol.proxy.credential.oauth;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.clawpatrol.proxy.tls.TrustedContext;

/**
 * Calls over HTTPS: no redirect is followed, no cookie kept; the whole answer is there within the
 * bound and no larger than the call says. Safe to share.
 */
public final class HttpTokenTransport implements TokenTransport, AutoCloseable {
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
        call.requireHttps();
        HttpResponse<byte[]> response =
                PendingReply.await(
                        call,
                        client(call).sendAsync(request(call), _ -> new BoundedBody(call.largest())),
                        bound,
                        _ -> Optional.empty());
        return new TokenReply(
                response.statusCode(),
                TokenReply.retryAfter(response.headers().firstValue("Retry-After")),
                response.body());
    }

    private static HttpRequest request(TokenCall call) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(call.url())
                        .method(call.method(), HttpRequest.BodyPublishers.ofByteArray(call.body()));
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
                    ": the roots to trust " + call.server() + " with cannot be used");
        }
    }

    @Override
    public void close() {
        clients.values().forEach(HttpClient::shutdownNow);
    }
}
