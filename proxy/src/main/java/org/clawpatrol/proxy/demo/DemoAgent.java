package org.clawpatrol.proxy.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * A scripted agent: knows a placeholder, trusts the gateway's CA, and has no way but the gateway.
 */
final class DemoAgent implements AutoCloseable {
    /** What the agent believes to be its token. */
    static final String PLACEHOLDER = "placeholder-the-agent-holds";

    private final HttpClient client;

    DemoAgent(SSLContext trust, int relayPort) {
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .sslContext(trust)
                        .connectTimeout(Duration.ofSeconds(10))
                        .proxy(
                                ProxySelector.of(
                                        new InetSocketAddress(
                                                InetAddress.getLoopbackAddress(), relayPort)))
                        .build();
    }

    /**
     * What came back.
     *
     * @param status HTTP status, or 0 when the connection was refused
     * @param text body, or how it was refused
     */
    record Answer(int status, String text) {}

    Answer send(String method, String url, String body) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(Duration.ofSeconds(70))
                        .header("Authorization", "Bearer " + PLACEHOLDER)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException refused) {
            return new Answer(0, String.valueOf(refused.getMessage()));
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
