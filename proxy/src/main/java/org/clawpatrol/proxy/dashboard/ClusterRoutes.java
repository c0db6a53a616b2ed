package org.clawpatrol.proxy.dashboard;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.HostPattern;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.proxy.credential.CredentialDispatch;
import org.clawpatrol.proxy.flow.Peer;
import org.clawpatrol.proxy.reload.ActiveConfiguration;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The Kubernetes API servers that a device's profile reaches. Immutable. */
final class ClusterRoutes {
    private static final int HTTPS_PORT = 443;

    private final ActiveConfiguration configuration;

    ClusterRoutes(ActiveConfiguration configuration) {
        this.configuration = configuration;
    }

    List<Route> all() {
        return List.of(Route.self("/api/clusters", this::list));
    }

    private void list(Context request) {
        Peer device = EnvironmentRoutes.device(request);
        Configuration current = configuration.current();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode clusters = answer.putArray("clusters");
        for (EndpointConfig endpoint : new TreeMap<>(current.endpoints()).values()) {
            if (endpoint.family() == Family.K8S && granted(current, device, endpoint)) {
                server(endpoint)
                        .ifPresent(
                                url ->
                                        clusters.addObject()
                                                .put("name", endpoint.name())
                                                .put("server", url));
            }
        }
        Answers.json(request, answer);
    }

    private static boolean granted(Configuration current, Peer device, EndpointConfig endpoint) {
        return !CredentialDispatch.grantsAt(current, device.profile(), endpoint.name()).isEmpty();
    }

    /** Under the first name or address that an agent can ask for. */
    private static Optional<String> server(EndpointConfig endpoint) {
        return endpoint.hosts().stream()
                .filter(host -> !host.wildcard())
                .findFirst()
                .map(ClusterRoutes::url);
    }

    private static String url(HostPattern host) {
        String name = host.name().indexOf(':') >= 0 ? "[" + host.name() + "]" : host.name();
        int port = host.port().orElse(HTTPS_PORT);
        return "https://" + name + (port == HTTPS_PORT ? "" : ":" + port);
    }
}
