package org.clawpatrol.proxy.fake;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.Defaults;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.GatewaySettings;
import org.clawpatrol.dsl.config.HostIndex;
import org.clawpatrol.dsl.config.ProfileConfig;
import org.clawpatrol.engine.policy.NoMatch;
import org.clawpatrol.engine.policy.Policy;

/** Small configurations without endpoints or rules. */
public final class Configurations {
    private Configurations() {}

    /** Profiles in the given order, and one bearer token credential of each given name. */
    public static Configuration of(List<String> profiles, List<String> credentials) {
        Map<String, ProfileConfig> byProfile = new LinkedHashMap<>();
        profiles.forEach(name -> byProfile.put(name, new ProfileConfig(name, List.of())));
        Map<String, CredentialConfig> byCredential = new LinkedHashMap<>();
        credentials.forEach(name -> byCredential.put(name, bearer(name)));
        return new Configuration(
                settings(),
                new Defaults(true, NoMatch.DENY, Duration.ofMinutes(10)),
                Map.of(),
                byCredential,
                Map.of(),
                byProfile,
                new NoHosts(),
                new Policy(Map.of()));
    }

    /** The same, with one in so many decisions compared. */
    public static Configuration withShadowCheck(Configuration configuration, int oneIn) {
        GatewaySettings before = configuration.gateway();
        return new Configuration(
                new GatewaySettings(
                        before.stateDir(),
                        before.keyFile(),
                        before.dashboardListen(),
                        before.publicUrl(),
                        before.dashboardSessionTtl(),
                        before.proxy(),
                        before.limits(),
                        before.logPath(),
                        before.timeZone(),
                        oneIn,
                        before.upstreamProxy()),
                configuration.defaults(),
                configuration.endpoints(),
                configuration.credentials(),
                configuration.approvers(),
                configuration.profiles(),
                configuration.hosts(),
                configuration.policy());
    }

    private static CredentialConfig bearer(String name) {
        return new CredentialConfig(
                name,
                "bearer_token",
                List.of(name + "_api"),
                Optional.empty(),
                Optional.empty(),
                new CredentialConfig.BearerToken(false));
    }

    private static GatewaySettings settings() {
        return new GatewaySettings(
                Path.of("/nonexistent/state"),
                Path.of("/nonexistent/key"),
                Optional.empty(),
                "",
                Duration.ofHours(24),
                Optional.empty(),
                new GatewaySettings.Limits(1024, 1024));
    }

    private static final class NoHosts implements HostIndex {
        @Override
        public Optional<EndpointConfig> find(String profile, String host, int port) {
            return Optional.empty();
        }

        @Override
        public List<EndpointConfig> findInAll(String host) {
            return List.of();
        }
    }
}
