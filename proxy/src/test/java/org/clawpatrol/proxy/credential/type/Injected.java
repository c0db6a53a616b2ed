package org.clawpatrol.proxy.credential.type;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.credential.EditedRequest;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.UnusableSecretException;
import org.clawpatrol.proxy.secret.Secret;

/** A credential named {@code key} with these settings, put into requests. */
record Injected(CredentialConfig.Settings settings) {

    HttpInjection injection() {
        return HttpInjections.of(config());
    }

    private CredentialConfig config() {
        return new CredentialConfig(
                "key", "any", List.of("api"), Optional.empty(), Optional.empty(), settings);
    }

    /** With a secret in the unnamed slot. */
    EditedRequest into(EditedRequest request, String secret) throws UnusableSecretException {
        return into(request, Map.of("", secret));
    }

    /** With secrets by slot. */
    EditedRequest into(EditedRequest request, Map<String, String> secrets)
            throws UnusableSecretException {
        Map<String, Secret> slots = new HashMap<>();
        secrets.forEach((slot, text) -> slots.put(slot, Secret.of(text)));
        try (Lease lease = Lease.of(config(), slots)) {
            injection().apply(request, lease);
        }
        return request;
    }
}
