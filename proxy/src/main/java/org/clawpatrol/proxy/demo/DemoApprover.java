package org.clawpatrol.proxy.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The second party: reads pending approvals and records through the API, with an operator token.
 */
final class DemoApprover implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String dashboard;
    private final String token;

    /**
     * @param dashboard base URL
     * @param token operator API token
     */
    DemoApprover(String dashboard, String token) {
        this.dashboard = dashboard;
        this.token = token;
    }

    /** Waits for one pending approval, thinks for a second, approves; tells what was shown. */
    String approveNext() throws IOException, InterruptedException {
        for (int i = 0; i < 100; i++) {
            JsonNode pending = get("/api/hitl/pending");
            if (!pending.isEmpty()) {
                TimeUnit.SECONDS.sleep(1);
                JsonNode asked = pending.get(0);
                JsonNode result = decide(asked.path("id").asString(""));
                return "shown "
                        + asked.path("method").asString("")
                        + " "
                        + asked.path("host").asString("")
                        + asked.path("path").asString("")
                        + ", answered: "
                        + result.path("state").asString("nothing");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return "nothing to approve appeared";
    }

    /** The newest record of an action by method and host, once the index has it. */
    Optional<JsonNode> recorded(String method, String host)
            throws IOException, InterruptedException {
        for (int i = 0; i < 50; i++) {
            for (JsonNode action : get("/api/actions?limit=50")) {
                if (action.path("method").asString("").equals(method)
                        && action.path("host").asString("").equals(host)) {
                    return Optional.of(action);
                }
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return Optional.empty();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    private JsonNode decide(String id) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(java.util.Map.of("id", id, "allow", true));
        return send(
                request("/api/hitl/decide")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(dashboard + path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(request.uri().getPath() + " answered " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        client.close();
    }
}
