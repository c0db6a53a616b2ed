package org.clawpatrol.proxy.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The placeholder variables that a gateway wants its agents to have. Stateless. */
public final class GatewayVariables {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private GatewayVariables() {}

    /**
     * One variable.
     *
     * @param type of the credential it is for
     */
    public record Variable(String name, String value, String description, String type) {}

    /**
     * Asks the gateway of a device; waits no longer than five seconds.
     *
     * @throws IOException when there is no list; the message says why and may be shown
     */
    public static List<Variable> ask(DeviceFiles files) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder()
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .connectTimeout(PATIENCE)
                        .build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create(files.gatewayUrl().orElse("") + "/api/env-pushdown"))
                            .timeout(PATIENCE)
                            .header("Authorization", "Bearer " + files.apiToken().orElse(""))
                            .build();
            HttpResponse<String> answer = answer(client, request);
            if (answer.statusCode() != 200) {
                throw new IOException(
                        "the gateway answered " + answer.statusCode() + " for its variables");
            }
            return read(JsonMapper.shared().readTree(answer.body()));
        } catch (IllegalArgumentException | JacksonException e) {
            throw unreachable(e);
        }
    }

    private static HttpResponse<String> answer(HttpClient client, HttpRequest request)
            throws IOException, InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private static IOException unreachable(Exception cause) {
        return new IOException(
                "the gateway's variables could not be fetched; is it running?", cause);
    }

    private static List<Variable> read(JsonNode list) {
        List<Variable> variables = new ArrayList<>();
        for (JsonNode variable : list.path("vars")) {
            String name = variable.path("name").asString("");
            if (NAME.matcher(name).matches()) {
                variables.add(
                        new Variable(
                                name,
                                variable.path("value").asString(""),
                                variable.path("description").asString(""),
                                variable.path("plugin_type").asString("")));
            }
        }
        return variables;
    }

    /** Those that are new to an environment: an empty value counts as none. */
    public static List<Variable> missing(List<Variable> variables, Map<String, String> present) {
        return variables.stream()
                .filter(variable -> !ChildEnvironment.isOurs(variable.name()))
                .filter(variable -> present.getOrDefault(variable.name(), "").isEmpty())
                .toList();
    }
}
