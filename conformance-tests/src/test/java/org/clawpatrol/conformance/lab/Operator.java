package org.clawpatrol.conformance.lab;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person's script at the dashboard's API, with an operator token. */
public final class Operator {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
    private final URI dashboard;
    private final String token;

    /**
     * @param token operator token; empty sends none
     */
    public Operator(URI dashboard, String token) {
        this.dashboard = dashboard;
        this.token = token;
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** What the API answers, which must be 200. */
    public JsonNode json(String path) throws IOException, InterruptedException {
        return read(get(path));
    }

    public JsonNode pending() throws IOException, InterruptedException {
        return json("/api/hitl/pending");
    }

    /** Waits until exactly one request is held. */
    public JsonNode onePending() {
        return await(this::pending, 1).get(0);
    }

    public void nothingPending() {
        await(this::pending, 0);
    }

    private static JsonNode await(Callable<JsonNode> read, int size) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(read, node -> node.size() == size);
    }

    public JsonNode decide(String id, boolean allow) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of("id", id, "allow", allow));
        return read(post("/api/hitl/decide", body));
    }

    public HttpResponse<String> post(String path, String json)
            throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** The record of an action, once the index has it with its outcome. */
    public JsonNode recorded(String host, String path) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> find(host, path), node -> !node.isMissingNode());
    }

    private JsonNode find(String host, String path) throws IOException, InterruptedException {
        for (JsonNode action : json("/api/actions?limit=200")) {
            if (action.path("host").asString("").equals(host)
                    && action.path("path").asString("").equals(path)
                    && action.path("phase").asString("").equals("end")) {
                return action;
            }
        }
        return JSON.missingNode();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(dashboard.resolve(path)).timeout(Duration.ofSeconds(20));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode read(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException(answer.uri() + " answered " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }
}
