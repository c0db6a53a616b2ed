package org.clawpatrol.proxy.protocol.internal;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a manifest as JSON. Stateless. */
final class ManifestJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String APPROVAL =
            "requests may be held until a person decides; keep the connection open";

    private ManifestJson() {}

    static ObjectNode of(Manifest manifest) {
        ObjectNode root = NODES.objectNode().put("profile", manifest.profile());
        ArrayNode endpoints = root.putArray("endpoints");
        ObjectNode credentials = NODES.objectNode();
        ArrayNode gated = NODES.arrayNode();
        for (Manifest.Endpoint endpoint : manifest.endpoints()) {
            endpoints.add(endpoint(endpoint));
            endpoint.credentials()
                    .forEach(
                            credential ->
                                    bound(credentials, credential)
                                            .withArray("endpoints")
                                            .add(endpoint.name()));
            if (endpoint.asksPeople()) {
                gated.add(endpoint.name());
            }
        }
        ArrayNode list = root.putArray("credentials");
        credentials.properties().stream()
                .sorted((a, b) -> a.getKey().compareTo(b.getKey()))
                .forEach(entry -> list.add(entry.getValue()));
        root.putArray("env_vars");
        if (!gated.isEmpty()) {
            ObjectNode people = root.putObject("hitl").put("explanation", APPROVAL);
            people.set("gated_endpoints", gated);
            people.put("pending_path", "/pending");
        }
        return root;
    }

    private static ObjectNode bound(ObjectNode credentials, Manifest.Credential credential) {
        if (!credentials.has(credential.name())) {
            credentials.set(credential.name(), credential(credential));
        }
        return (ObjectNode) credentials.get(credential.name());
    }

    private static ObjectNode endpoint(Manifest.Endpoint endpoint) {
        ObjectNode node =
                NODES.objectNode()
                        .put("name", endpoint.name())
                        .put("type", endpoint.type())
                        .put("family", endpoint.family());
        endpoint.description().ifPresent(text -> node.put("description", text));
        ArrayNode hosts = node.putArray("hosts");
        endpoint.hosts().forEach(hosts::add);
        ArrayNode credentials = node.putArray("credentials");
        endpoint.credentials().forEach(credential -> credentials.add(credential(credential)));
        if (endpoint.asksPeople()) {
            node.put("hitl", true);
        }
        return node;
    }

    private static ObjectNode credential(Manifest.Credential credential) {
        ObjectNode node =
                NODES.objectNode().put("name", credential.name()).put("type", credential.type());
        credential.placeholder().ifPresent(text -> node.put("placeholder", text));
        if (!credential.disambiguators().isEmpty()) {
            ObjectNode fields = node.putObject("disambiguators");
            credential.disambiguators().forEach(fields::put);
        }
        credential.description().ifPresent(text -> node.put("description", text));
        return node;
    }
}
