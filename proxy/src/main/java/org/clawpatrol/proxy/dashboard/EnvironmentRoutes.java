package org.clawpatrol.proxy.dashboard;

import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.ProfileConfig;
import org.clawpatrol.proxy.flow.Peer;
import org.clawpatrol.proxy.reload.ActiveConfiguration;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The placeholder variables a device sets for its agents; never a secret. Immutable. */
final class EnvironmentRoutes {
    /** Request attribute: the device that asks. */
    static final String DEVICE = "device";

    private final ActiveConfiguration configuration;
    private final ProfileVariables variables;

    EnvironmentRoutes(ActiveConfiguration configuration, ProfileVariables variables) {
        this.configuration = configuration;
        this.variables = variables;
    }

    List<Route> all() {
        return List.of(Route.self("/api/env-pushdown", this::list));
    }

    /** The device that asks, which the guard has found. */
    static Peer device(Context request) {
        return Objects.requireNonNull(request.<Peer>attribute(DEVICE), "not guarded");
    }

    private void list(Context request) {
        Peer device = device(request);
        Configuration current = configuration.current();
        ProfileConfig profile = current.profiles().get(device.profile());
        if (profile == null) {
            throw new RefusedException(401, "a device token is needed");
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("vars");
        for (ProfileVariables.Pushed pushed : variables.of(current, profile)) {
            list.addObject()
                    .put("name", pushed.variable().name())
                    .put("value", pushed.variable().value())
                    .put("description", pushed.variable().description())
                    .put("plugin_type", pushed.type());
        }
        Answers.json(request, answer);
    }
}
