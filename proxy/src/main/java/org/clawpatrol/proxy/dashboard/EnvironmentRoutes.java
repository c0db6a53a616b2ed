package org.clawpatrol.proxy.dashboard;

import io.javalin.http.Context;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.ProfileConfig;
import org.clawpatrol.proxy.credential.type.PushedVariables;
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

    EnvironmentRoutes(ActiveConfiguration configuration) {
        this.configuration = configuration;
    }

    List<Route> all() {
        return List.of(Route.self("/api/env-pushdown", this::list));
    }

    /** The device that asks, which the guard has found. */
    static Peer device(Context request) {
        return Objects.requireNonNull(request.<Peer>attribute(DEVICE), "not guarded");
    }

    /** In the order of the profile; the first credential that names a variable gives its value. */
    private void list(Context request) {
        Peer device = device(request);
        Configuration current = configuration.current();
        ProfileConfig profile = current.profiles().get(device.profile());
        if (profile == null) {
            throw new RefusedException(401, "a device token is needed");
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode variables = answer.putArray("vars");
        Set<String> names = new HashSet<>();
        for (ProfileConfig.Grant grant : profile.grants()) {
            CredentialConfig credential = current.credentials().get(grant.credential());
            if (credential != null) {
                add(credential, names, variables);
            }
        }
        Answers.json(request, answer);
    }

    private static void add(CredentialConfig credential, Set<String> names, ArrayNode variables) {
        for (PushedVariables.Variable variable : PushedVariables.of(credential)) {
            if (names.add(variable.name())) {
                variables
                        .addObject()
                        .put("name", variable.name())
                        .put("value", variable.value())
                        .put("description", variable.description())
                        .put("plugin_type", credential.type());
            }
        }
    }
}
