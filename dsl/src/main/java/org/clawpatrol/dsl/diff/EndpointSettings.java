package org.clawpatrol.dsl.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.PathNormalization;

/** Compares which endpoints there are and where they lead. One use. */
final class EndpointSettings {
    private final Map<String, EndpointConfig> before;
    private final Map<String, EndpointConfig> after;
    private final List<SettingChange> changes = new ArrayList<>();

    EndpointSettings(Configuration before, Configuration after) {
        this.before = byTypedName(before);
        this.after = byTypedName(after);
    }

    /**
     * The endpoints by typed name, such as {@code https.api}, in the order of the configuration.
     */
    static Map<String, EndpointConfig> byTypedName(Configuration configuration) {
        Map<String, EndpointConfig> endpoints = new LinkedHashMap<>();
        configuration
                .endpoints()
                .values()
                .forEach(endpoint -> endpoints.put(endpoint.typedName(), endpoint));
        return endpoints;
    }

    List<SettingChange> changes() {
        before.forEach(
                (name, then) ->
                        Optional.ofNullable(after.get(name))
                                .ifPresentOrElse(
                                        now -> compare(name, then, now),
                                        () -> alone("endpoint_removed", name, then)));
        after.forEach(
                (name, now) -> {
                    if (!before.containsKey(name)) {
                        alone("endpoint_added", name, now);
                    }
                });
        return changes;
    }

    /** Whether that opens a way is told of the profiles and hosts it is about. */
    private void alone(String kind, String name, EndpointConfig endpoint) {
        String hosts =
                String.join(", ", endpoint.hosts().stream().map(host -> host.toString()).toList());
        boolean added = kind.equals("endpoint_added");
        changes.add(
                new SettingChange(kind, name, added ? "" : hosts, added ? hosts : "", false, ""));
    }

    private void compare(String name, EndpointConfig then, EndpointConfig now) {
        add(
                name + " dial",
                text(then.dial()),
                text(now.dial()),
                "credentials go to another address");
        add(
                name + " ca_cert",
                then.caCert().isPresent() ? "given" : "system roots",
                now.caCert().isPresent() ? "given" : "system roots",
                !then.caCert().equals(now.caCert()),
                "other origins are trusted");
        boolean opened = now.pathNormalization() == PathNormalization.OFF;
        if (then.pathNormalization() != now.pathNormalization()) {
            changes.add(
                    new SettingChange(
                            "endpoint_changed",
                            name + " path_normalization",
                            word(then.pathNormalization()),
                            word(now.pathNormalization()),
                            opened,
                            opened
                                    ? "paths that servers could read in two ways were refused and now go to the rules"
                                    : ""));
        }
        add(
                name + " cluster",
                text(then.clusterName()) + " " + text(then.region()),
                text(now.clusterName()) + " " + text(now.region()),
                "tokens are made for another cluster");
    }

    private static String word(PathNormalization normalization) {
        return switch (normalization) {
            case STRICT -> "strict";
            case OFF -> "off";
        };
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("none");
    }

    private void add(String subject, String then, String now, String note) {
        add(subject, then, now, !Objects.equals(then, now), note);
    }

    private void add(String subject, String then, String now, boolean changed, String note) {
        if (changed) {
            changes.add(new SettingChange("endpoint_changed", subject, then, now, true, note));
        }
    }
}
