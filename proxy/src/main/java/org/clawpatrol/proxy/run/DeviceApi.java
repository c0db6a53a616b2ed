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
     * Asks for a document.
     *
     * @param path such as {@code /api/env-pushdown}
     * @throws IOException when there is no answer, or none that helps; the message is for users
     */
    public JsonNode get(String path) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder()
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .connectTimeout(PATIENCE)
                        .build()) {
            HttpResponse<String> answer =
                    client.send(request(path), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IOException("the gateway answered " + answer.statusCode());
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException e) {
            throw new IOException("the gateway answered what is not JSON", e);
        }
    }

    private HttpRequest request(String path) throws IOException {
        try {
            return HttpRequest.newBuilder(URI.create(files.gatewayUrl().orElse("") + path))
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + files.apiToken().orElse(""))
                    .build();
        } catch (IllegalArgumentException e) {
            throw new IOException("this machine has not joined a gateway properly", e);
        }
    }
}
