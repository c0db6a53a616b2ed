package org.clawpatrol.proxy.training;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.clawpatrol.proxy.tls.PrivateTls;
import org.jspecify.annotations.Nullable;

/** Agents on loopback that know no way but the gateway, many requests under way at once. */
final class TrainingAgents implements AutoCloseable {
    private static final int AT_ONCE = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Slow machines learn less. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(40);

    private final HttpClient client;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();

    private TrainingAgents(HttpClient client) {
        this.client = client;
    }

    /**
     * @param dashboard tells the certificate of the gateway's authority
     * @param proxy the gateway's listener for agents
     */
    static TrainingAgents of(URI dashboard, InetSocketAddress proxy)
            throws IOException, GeneralSecurityException, InterruptedException {
        HttpRequest question =
                HttpRequest.newBuilder(dashboard.resolve("/ca.crt")).timeout(PATIENCE).build();
        try (HttpClient operator = HttpClient.newHttpClient()) {
            String authority = operator.send(question, BodyHandlers.ofString()).body();
            return new TrainingAgents(
                    HttpClient.newBuilder()
                            .proxy(ProxySelector.of(proxy))
                            .sslContext(PrivateTls.client(authority))
                            .connectTimeout(PATIENCE)
                            .build());
        }
    }

    /**
     * Sends that many requests, or as many as there is time for.
     *
     * @throws IOException where an answer was none of those the policy and the origins give
     */
    void send(int count) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_NANOS;
        for (int i = 0; i < count && failure.get() == null && System.nanoTime() < end; i++) {
            TrainingRequest next = TrainingRequest.of(i);
            free.acquire();
            client.sendAsync(next.request(), BodyHandlers.ofByteArray())
                    .whenComplete((answer, thrown) -> ended(next, answer, thrown));
        }
        free.acquire(AT_ONCE);
        IOException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    private void ended(
            TrainingRequest asked,
            @Nullable HttpResponse<byte[]> answer,
            @Nullable Throwable thrown) {
        if (answer == null) {
            failure.compareAndSet(null, new IOException(asked + " failed", thrown));
        } else if (answer.statusCode() != asked.status()) {
            failure.compareAndSet(
                    null, new IOException(asked + " was answered " + answer.statusCode()));
        }
        free.release();
    }

    @Override
    public void close() {
        client.close();
    }
}
