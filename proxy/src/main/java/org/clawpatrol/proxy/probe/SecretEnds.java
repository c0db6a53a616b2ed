package org.clawpatrol.proxy.probe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.type.HttpInjections;
import org.clawpatrol.proxy.secret.Secret;
import org.clawpatrol.proxy.secret.SecretSource;

/**
 * When the secrets end that are stored or in the environment; what a secret store keeps is renewed
 * there, and tokens of logins are replaced by the gateway. Safe to share.
 */
public final class SecretEnds {
    private final Supplier<Configuration> configuration;
    private final SecretSource secrets;

    public SecretEnds(Supplier<Configuration> configuration, SecretSource secrets) {
        this.configuration = configuration;
        this.secrets = secrets;
    }

    /**
     * The end of one secret.
     *
     * @param slot the unnamed one is the empty string
     */
    public record End(String credential, String slot, Instant at) {}

    /** Those that say when, of all credentials. */
    public List<End> all() {
        return configuration.get().credentials().values().stream()
                .filter(credential -> credential.stored().isEmpty())
                .flatMap(credential -> of(credential).stream())
                .toList();
    }

    private List<End> of(CredentialConfig credential) {
        Set<String> slots = HttpInjection.allSlots(HttpInjections.of(credential));
        Map<String, Secret> found = secrets.find(credential.name(), slots);
        List<End> ends = new ArrayList<>();
        try {
            found.forEach(
                    (slot, secret) ->
                            SecretExpiry.of(secret)
                                    .ifPresent(
                                            at -> ends.add(new End(credential.name(), slot, at))));
        } finally {
            found.values().forEach(Secret::close);
        }
        return ends;
    }
}
