package org.clawpatrol.proxy.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.dsl.load.PolicyLoader;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.PolicyEngine;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.proxy.flow.Action;
import org.clawpatrol.proxy.flow.Description;
import org.clawpatrol.proxy.flow.Peer;
import org.clawpatrol.proxy.telemetry.TraceFields;
import org.clawpatrol.proxy.telemetry.Watch;

/** A policy for one endpoint that was loaded from text, and actions there. */
public record LoadedPolicy(Configuration configuration) {
    private static final String HEAD =
            """
            schema_version = 1
            gateway {
              proxy { listen = "127.0.0.1:9180" }
            }
            defaults {
              unknown_host = "deny"
              no_match     = "deny"
            }
            endpoint "https" "api" { hosts = ["api.lab.test"] }
            credential "bearer_token" "api_key" { endpoint = https.api }
            profile "dev" { credentials = [bearer_token.api_key] }
            """;

    public static LoadedPolicy of(Path folder, String rules) throws IOException {
        return load(Files.writeString(folder.resolve("policy.hcl"), HEAD + rules));
    }

    public static LoadedPolicy load(Path file) {
        LoadResult result = new PolicyLoader(Map.of("HOME", "/nowhere")).load(file);
        assertThat(result.configuration()).as("%s", result.diagnostics()).isPresent();
        return new LoadedPolicy(result.configuration().orElseThrow());
    }

    public Action action(String id, String method, String path) {
        return action(id, facts(method, path), 0);
    }

    public static Facts facts(String method, String path) {
        return FactValues.of(Family.HTTP)
                .set("http.method", method)
                .set("http.path", path)
                .set(
                        "http.headers",
                        MapValue.ofFields(
                                Map.of(
                                        "Authorization",
                                        ListValue.of(new StringValue("Bearer hunter2")))))
                .build();
    }

    public Action action(String id, Facts facts, long bodyBytes) {
        return new Action(
                id,
                new Peer("d1", "laptop", "dev", "127.0.0.1"),
                configuration,
                Objects.requireNonNull(configuration.endpoints().get("api")),
                configuration.policy().endpoint("api").orElseThrow(),
                Optional.of("api_key"),
                facts,
                new Description(
                        "GET", "api.lab.test", "/", "", "", Map.of(), "", bodyBytes, false, "00"),
                Watch.untraced().follow(0, TraceFields.none()));
    }

    public static Decision decision(Action action) {
        return PolicyEngine.decide(
                action.policy(), action.facts(), action.credential().orElse(null));
    }

    public List<String> names() {
        return List.copyOf(configuration.rules().keySet());
    }
}
