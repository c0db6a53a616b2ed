package org.clawpatrol.proxy.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The placeholder variables that a gateway wants its agents to have. Stateless. */
public final class GatewayVariables {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

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
        return read(new DeviceApi(files).get("/api/env-pushdown", "variables"));
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
