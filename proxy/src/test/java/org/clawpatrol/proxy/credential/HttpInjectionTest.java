package org.clawpatrol.proxy.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.secret.Secret;
import org.junit.jupiter.api.Test;

/** The credentials that put nothing into a request, each for its own reason. */
final class HttpInjectionTest {
    private final RecordedEdit request = new RecordedEdit();

    @Test
    void passthrough_anyRequest_isLeftAlone() throws UnusableSecretException {
        HttpInjection injection = injection(new CredentialConfig.Passthrough());

        injection.apply(request, Lease.none());

        assertThat(injection.slots()).isEmpty();
        assertThat(request.changes).isEmpty();
    }

    @Test
    void typeWithoutRuntime_anyRequest_isRefused() {
        HttpInjection injection = injection(new CredentialConfig.WithoutRuntime(Map.of()));

        assertThatThrownBy(() -> injection.apply(request, Lease.none()))
                .isInstanceOf(UnusableSecretException.class);
        assertThat(request.changes).isEmpty();
    }

    private static HttpInjection injection(CredentialConfig.Settings settings) {
        return HttpInjection.of(
                new CredentialConfig(
                        "key",
                        "any_type",
                        List.of("api"),
                        Optional.empty(),
                        Optional.empty(),
                        settings));
    }

    /** A request of which only the changes matter. */
    private static final class RecordedEdit implements HeaderEdit {
        final List<String> changes = new ArrayList<>();

        @Override
        public String method() {
            return "POST";
        }

        @Override
        public Optional<String> first(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<String> fingerprint() {
            return Optional.empty();
        }

        @Override
        public void set(String name, String value) {
            changes.add(name);
        }

        @Override
        public void setSecret(String name, String prefix, Secret secret) {
            changes.add(name);
        }
    }
}
