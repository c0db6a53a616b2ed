package org.clawpatrol.proxy.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a joined device asks its gateway, with its own token and past any proxy. */
public final class DeviceApi {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final DeviceFiles files;

    public DeviceApi(DeviceFiles files) {
        this.files = files;
    }

    /**
     * Asks for a document; waits no longer than five seconds.
     *
     * @param path such as {@code /api/env-pushdown}
     * @param what the document holds, for messages: {@code variables}
     * @throws IOException when there is none; the message says why and may be shown
     */
    public JsonNode get(String path, String what) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder()
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .connectTimeout(PATIENCE)
                        .build()) {
            HttpResponse<String> answer = answer(client, path, what);
            if (answer.statusCode() != OK) {
                throw new IOException(
                        "the gateway answered " + answer.statusCode() + " for its " + what);
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (IllegalArgumentException | JacksonException e) {
            throw unreachable(what, e);
        }
    }

    private HttpResponse<String> answer(HttpClient client, String path, String what)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(files.gatewayUrl().orElse("") + path))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + files.apiToken().orElse(""))
                        .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw unreachable(what, e);
        }
    }

    private static IOException unreachable(String what, Exception cause) {
        return new IOException(
                "the gateway's " + what + " could not be fetched; is it running?", cause);
    }
}
