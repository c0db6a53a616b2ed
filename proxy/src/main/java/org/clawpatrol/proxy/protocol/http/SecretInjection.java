package org.clawpatrol.proxy.protocol.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.CredentialConfig.ClientCertificate;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.UnusableSecretException;
import org.clawpatrol.proxy.credential.type.ClientCertificateInjection;
import org.clawpatrol.proxy.credential.type.HttpInjections;
import org.clawpatrol.proxy.flow.Permit;
import org.clawpatrol.proxy.protocol.http.mask.MaskCache;
import org.clawpatrol.proxy.protocol.http.mask.SecretMask;
import org.clawpatrol.proxy.secret.Secret;
import org.clawpatrol.proxy.tls.ClientIdentities;
import org.clawpatrol.proxy.tls.ClientIdentity;
import org.clawpatrol.proxy.tls.UnreadableIdentityException;

/**
 * Puts a lent credential into a request and prepares for it coming back. Coded answers have to be
 * decoded to be searched for it, so none are asked for. Stateless.
 */
final class SecretInjection {
    private SecretInjection() {}

    /** What finds the secrets in the response; empty when none were injected. */
    static Optional<SecretMask> apply(
            Permit permit, Lease lease, UpstreamHead head, MaskCache masks)
            throws UnusableSecretException {
        if (permit.credential().isEmpty()) {
            return Optional.empty();
        }
        String name = permit.credential().get();
        CredentialConfig credential =
                lease.credential()
                        .filter(lent -> lent.name().equals(name))
                        .orElseThrow(() -> new UnusableSecretException(name));
        HttpInjection injection = HttpInjections.of(credential);
        injection.apply(head, lease);
        List<Secret> secrets = new ArrayList<>(head.derived());
        if (injection.sentSlots().isEmpty() && secrets.isEmpty()) {
            return Optional.empty();
        }
        SearchableBody.ask(head);
        injection.sentSlots().forEach(slot -> lease.slot(slot).ifPresent(secrets::add));
        return Optional.of(masks.mask(secrets));
    }

    /** The client certificate among what was lent. */
    static Optional<ClientIdentity> identity(Lease lease, ClientIdentities identities)
            throws UnusableSecretException {
        Optional<String> name =
                lease.credential()
                        .filter(lent -> lent.settings() instanceof ClientCertificate)
                        .map(CredentialConfig::name);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    identities.of(
                            required(lease, ClientCertificateInjection.CERTIFICATE, name.get()),
                            required(lease, ClientCertificateInjection.KEY, name.get()),
                            lease.slot(ClientCertificateInjection.ROOTS)));
        } catch (UnreadableIdentityException e) {
            throw new UnusableSecretException(name.get(), String.valueOf(e.getMessage()));
        }
    }

    private static Secret required(Lease lease, String slot, String name)
            throws UnusableSecretException {
        return lease.slot(slot)
                .orElseThrow(() -> new UnusableSecretException(name, "has no `" + slot + "`"));
    }
}
