package org.clawpatrol.proxy.cli;

import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * A kubeconfig file for clusters behind the gateway: the server's own name, the gateway's CA, and a
 * placeholder where the credential will be. Texts are quoted as JSON has it, which YAML reads.
 */
final class Kubeconfig {
    private static final String PLACEHOLDER = "clawpatrol-placeholder-do-not-use";

    private final Path caCertificate;

    Kubeconfig(Path caCertificate) {
        this.caCertificate = caCertificate;
    }

    /**
     * @param clusters objects with {@code name} and {@code server}; the first is the current one
     */
    String text(Iterable<JsonNode> clusters) {
        StringBuilder servers = new StringBuilder();
        StringBuilder contexts = new StringBuilder();
        String current = "";
        for (JsonNode cluster : clusters) {
            String name = quoted(cluster.path("name").asString(""));
            current = current.isEmpty() ? name : current;
            servers.append(server(name, quoted(cluster.path("server").asString(""))));
            contexts.append(context(name));
        }
        return """
                apiVersion: v1
                kind: Config
                clusters:%s
                contexts:%s
                users:
                - name: agent
                  user:
                    token: %s
                current-context: %s
                """
                .formatted(
                        listed(servers),
                        listed(contexts),
                        PLACEHOLDER,
                        current.isEmpty() ? "\"\"" : current);
    }

    private static String listed(StringBuilder items) {
        return items.isEmpty() ? " []" : items.toString();
    }

    private String server(String name, String url) {
        return "\n- name: "
                + name
                + "\n  cluster:\n    server: "
                + url
                + "\n    certificate-authority: "
                + quoted(caCertificate.toString());
    }

    private static String context(String name) {
        return "\n- name: " + name + "\n  context:\n    cluster: " + name + "\n    user: agent";
    }

    private static String quoted(String text) {
        return StringNode.valueOf(text).toString();
    }
}
