package org.clawpatrol.proxy.protocol.internal;

import java.util.List;

/** Writes a manifest as Markdown, for agents to read. Stateless. */
final class ManifestText {
    private static final String ORIENTATION =
            """
            # Claw Patrol

            Your network traffic goes through a gateway that judges each action by a policy and adds
            the credentials itself. Use the placeholders below where a program wants a key; you never
            need a real secret, so do not ask anyone for one.

            Programs must trust the gateway's authority: fetch it from `/ca.crt`, or use the variables
            that your environment sets. Do not switch certificate checks off.
            """;
    private static final String NOTHING =
            """

            Your profile `@` reaches no endpoint yet. That is no error: ask your operator to add
            credentials to it, then fetch this page again.
            """;
    private static final String PEOPLE =
            """

            ## People decide

            Requests to these endpoints may be held until a person decides: @. Keep the connection
            open; `/pending` lists what waits. Slowness is no failure: do not retry in parallel.
            """;

    private ManifestText() {}

    static String of(Manifest manifest) {
        StringBuilder text = new StringBuilder(ORIENTATION);
        if (manifest.endpoints().isEmpty()) {
            return text.append(NOTHING.replace("@", manifest.profile())).toString();
        }
        List<String> gated =
                manifest.endpoints().stream()
                        .filter(Manifest.Endpoint::asksPeople)
                        .map(Manifest.Endpoint::name)
                        .toList();
        if (!gated.isEmpty()) {
            text.append(PEOPLE.replace("@", String.join(", ", gated)));
        }
        text.append("\n## Endpoints (").append(manifest.endpoints().size()).append(")\n");
        manifest.endpoints().forEach(endpoint -> append(text, endpoint));
        return text.append("\n## Environment variables (0)\n").toString();
    }

    private static void append(StringBuilder text, Manifest.Endpoint endpoint) {
        text.append("\n### ").append(endpoint.name());
        text.append(" (").append(endpoint.type()).append(")\n\n");
        endpoint.description().ifPresent(words -> text.append(words).append("\n\n"));
        text.append("- hosts: ").append(String.join(", ", endpoint.hosts())).append('\n');
        for (Manifest.Credential credential : endpoint.credentials()) {
            text.append("- credential: ").append(credential.name());
            text.append(" (").append(credential.type()).append(')');
            credential
                    .placeholder()
                    .ifPresent(words -> text.append(", placeholder `").append(words).append('`'));
            credential
                    .disambiguators()
                    .forEach(
                            (field, value) ->
                                    text.append(", ").append(field).append(' ').append(value));
            text.append('\n');
        }
        if (endpoint.asksPeople()) {
            text.append("- some requests wait for a person\n");
        }
    }
}
