package org.clawpatrol.proxy.dashboard;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.credential.login.LoginDesk;
import org.clawpatrol.proxy.credential.login.LoginStep;
import org.clawpatrol.proxy.dashboard.page.Badge;
import org.clawpatrol.proxy.dashboard.page.CredentialPage;
import org.clawpatrol.proxy.dashboard.page.CredentialPage.Place;
import org.clawpatrol.proxy.dashboard.page.Moment;
import org.clawpatrol.proxy.secret.SecretOrigin;
import org.clawpatrol.proxy.secret.SlotShape;
import org.jspecify.annotations.Nullable;

/** Credentials as the dashboard shows them. Safe to share. */
final class CredentialViews {
    private final StoredSecrets secrets;
    private final LoginDesk logins;
    private final InstantSource clock;

    CredentialViews(StoredSecrets secrets, LoginDesk logins, InstantSource clock) {
        this.secrets = secrets;
        this.logins = logins;
        this.clock = clock;
    }

    CredentialPage.Credential of(CredentialConfig credential) {
        Map<String, SecretOrigin> origins = secrets.origins(credential);
        Optional<CredentialPage.Login> login = login(credential);
        String trouble = logins.trouble(credential).orElse("");
        return new CredentialPage.Credential(
                credential.name(),
                credential.type(),
                String.join(", ", credential.endpoints()),
                credential.description().orElse(""),
                trouble.isEmpty() ? badge(credential, origins, login) : new Badge("failing", "bad"),
                trouble,
                secrets.slots(credential).stream()
                        .map(slot -> slot(credential, slot, origins))
                        .toList(),
                login);
    }

    private CredentialPage.Slot slot(
            CredentialConfig credential, String slot, Map<String, SecretOrigin> origins) {
        return new CredentialPage.Slot(
                slot,
                secrets.needed(credential, slot),
                SlotShape.of(slot) == SlotShape.TEXT,
                place(origins.get(slot)));
    }

    private static Place place(@Nullable SecretOrigin origin) {
        return switch (origin) {
            case STORE -> Place.STORED;
            case ENVIRONMENT -> Place.ENVIRONMENT;
            case null -> Place.NOWHERE;
        };
    }

    private Badge badge(
            CredentialConfig credential,
            Map<String, SecretOrigin> origins,
            Optional<CredentialPage.Login> login) {
        if (credential.stored().isPresent()) {
            return new Badge(
                    "in secret store " + credential.stored().get().store().reference(), "");
        }
        if (login.filter(CredentialPage.Login::connected).isPresent()) {
            return new Badge("connected", "good");
        }
        boolean enough = secrets.suffices(credential, origins.keySet());
        if (enough && !origins.isEmpty()) {
            boolean stored = origins.containsValue(SecretOrigin.STORE);
            return new Badge(stored ? "stored" : "in the environment", "good");
        }
        if (login.isPresent()) {
            return new Badge("not connected", "warn");
        }
        return enough ? new Badge("needs no secret", "") : new Badge("secret missing", "warn");
    }

    private Optional<CredentialPage.Login> login(CredentialConfig credential) {
        if (!logins.offers(credential)) {
            return Optional.empty();
        }
        Optional<LoginStep.Connected> connected = logins.connected(credential);
        return Optional.of(
                new CredentialPage.Login(
                        connected.isPresent(),
                        connected
                                .flatMap(LoginStep.Connected::expiry)
                                .map(at -> Moment.of(at, clock.instant()))));
    }
}
