package org.clawpatrol.proxy.dashboard;

import io.javalin.http.Context;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.ProfileConfig;
import org.clawpatrol.proxy.credential.PushedVariable;
import org.clawpatrol.proxy.device.DeviceRegistry;
import org.clawpatrol.proxy.flow.Peer;
import org.clawpatrol.proxy.reload.ActiveConfiguration;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a device asks about itself, with its device token; an operator's token is none. */
final class SelfRoutes {
    private static final String BEARER = "Bearer ";

    private final DeviceRegistry devices;
    private final ActiveConfiguration configuration;

    SelfRoutes(DeviceRegistry devices, ActiveConfiguration configuration) {
        this.devices = devices;
        this.configuration = configuration;
    }

    List<Route> all() {
        return List.of(
                new Route(Route.Verb.GET, "/api/env-pushdown", Access.SELF, this::variables));
    }

    private void variables(Context request) {
        Peer peer =
                device(request)
                        .orElseThrow(() -> new RefusedException(401, "a device token is needed"));
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        Set<String> names = new LinkedHashSet<>();
        for (PushedVariable variable : pushed(peer.profile())) {
            if (names.add(variable.name())) {
                list.add(json(variable));
            }
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("vars", list);
        Answers.json(request, answer);
    }

    private Optional<Peer> device(Context request) {
        String authorization = Optional.ofNullable(request.header("Authorization")).orElse("");
        return authorization.startsWith(BEARER)
                ? devices.authenticate(
                        authorization.substring(BEARER.length()).strip(), request.ip())
                : Optional.empty();
    }

    /** Of the profile's own credentials, in the order it lists them; the first of a name wins. */
    private List<PushedVariable> pushed(String profile) {
        Configuration current = configuration.current();
        ProfileConfig found = current.profiles().get(profile);
        if (found == null) {
            return List.of();
        }
        return found.grants().stream()
                .flatMap(
                        grant ->
                                Optional.ofNullable(current.credentials().get(grant.credential()))
                                        .stream())
                .flatMap(credential -> PushedVariable.of(credential).stream())
                .toList();
    }

    private static ObjectNode json(PushedVariable variable) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", variable.name())
                .put("value", variable.value())
                .put("description", variable.description())
                .put("plugin_type", variable.type());
    }
}
