package org.clawpatrol.proxy.probe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.type.HttpInjections;
import org.clawpatrol.proxy.secret.Secret;
import org.clawpatrol.proxy.secret.SecretSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says ahead of time, in the log, which secrets are about to end: two weeks, three days and one day
 * before, and when they have ended. Looks at secrets that are stored or in the environment; what a
 * secret store keeps is renewed there, and tokens of logins are replaced by the gateway. One
 * thread.
 */
public final class ExpiryWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiryWatch.class);

    /** Longest first. */
    private static final List<Duration> AHEAD =
            List.of(Duration.ofDays(14), Duration.ofDays(3), Duration.ofDays(1), Duration.ZERO);

    private final Supplier<Configuration> configuration;
    private final SecretSource secrets;
    private final InstantSource clock;
    private final Map<String, Warned> warned = new HashMap<>();

    /** How near the end of a secret was when that was said. */
    private record Warned(Instant ends, Duration ahead) {}

    public ExpiryWatch(
            Supplier<Configuration> configuration, SecretSource secrets, InstantSource clock) {
        this.configuration = configuration;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Looks once. */
    @Override
    public void run() {
        for (CredentialConfig credential : configuration.get().credentials().values()) {
            if (credential.stored().isEmpty()) {
                look(credential);
            }
        }
    }

    private void look(CredentialConfig credential) {
        Set<String> slots = HttpInjection.allSlots(HttpInjections.of(credential));
        Map<String, Secret> found = secrets.find(credential.name(), slots);
        try {
            found.forEach(
                    (slot, secret) ->
                            SecretExpiry.of(secret)
                                    .ifPresent(ends -> look(credential.name(), slot, ends)));
        } finally {
            found.values().forEach(Secret::close);
        }
    }

    private void look(String credential, String slot, Instant ends) {
        Duration left = Duration.between(clock.instant(), ends);
        Optional<Duration> reached =
                AHEAD.reversed().stream().filter(ahead -> left.compareTo(ahead) <= 0).findFirst();
        if (reached.isEmpty()) {
            return;
        }
        Warned now = new Warned(ends, reached.get());
        String key = credential + " " + slot;
        if (!now.equals(warned.put(key, now))) {
            LOG.warn(
                    "credential {}: its secret{} {} at {}; set another: clawpatrol credentials set {}{}",
                    credential,
                    slot.isEmpty() ? "" : " `" + slot + "`",
                    left.isNegative() || left.isZero() ? "ended" : "ends",
                    ends,
                    credential,
                    slot.isEmpty() ? "" : " --slot " + slot);
        }
    }
}
