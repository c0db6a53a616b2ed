package org.clawpatrol.proxy.credential.placeholder;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.proxy.credential.login.LoginProviders;

/**
 * Knows for every profile where its credentials get their tokens; found out once for each
 * configuration. Safe to share.
 */
public final class TokenServices {
    /** Programs renew some minutes ahead: less would have them ask before every request. */
    private static final Duration SHORTEST = Duration.ofMinutes(10);

    private static final Duration UNKNOWN = Duration.ofHours(1);

    private final LoginProviders providers;
    private final Function<String, Optional<Instant>> ends;
    private volatile Known known = new Known(Optional.empty(), Map.of());

    private record Known(Optional<Configuration> of, Map<String, TokenUrls> byProfile) {}

    /**
     * @param ends when the token ends that a credential has now; empty where nobody knows
     */
    public TokenServices(LoginProviders providers, Function<String, Optional<Instant>> ends) {
        this.providers = providers;
        this.ends = ends;
    }

    /** The token URLs at a host. */
    public TokenHost at(Configuration configuration, String profile, String host, int port) {
        return urls(configuration, profile).at(host, port);
    }

    /** Whether the endpoint is where a credential of the profile gets its tokens. */
    public boolean serves(
            Configuration configuration,
            String profile,
            EndpointConfig endpoint,
            String credential) {
        return urls(configuration, profile)
                .anyHost(
                        credential,
                        at ->
                                configuration
                                        .hosts()
                                        .find(profile, at.host(), at.port())
                                        .filter(found -> found.name().equals(endpoint.name()))
                                        .isPresent());
    }

    /** How many seconds an agent may keep the placeholder of a credential's token. */
    public long secondsLeft(String credential, Instant now) {
        long left =
                ends.apply(credential)
                        .map(end -> Duration.between(now, end))
                        .orElse(UNKNOWN)
                        .toSeconds();
        return Math.max(SHORTEST.toSeconds(), left);
    }

    @SuppressWarnings("ReferenceEquality") // every load makes its own
    private TokenUrls urls(Configuration configuration, String profile) {
        Known now = known;
        if (now.of().isEmpty() || now.of().get() != configuration) {
            now = new Known(Optional.of(configuration), new ConcurrentHashMap<>());
            known = now;
        }
        return now.byProfile()
                .computeIfAbsent(profile, name -> TokenUrls.of(configuration, name, providers));
    }
}
