package org.clawpatrol.proxy.credential.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.credential.EditedRequest;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.UnusableSecretException;
import org.junit.jupiter.api.Test;

/** The credentials that put nothing into a request, each for its own reason. */
final class HttpInjectionsTest {
    private final EditedRequest request = new EditedRequest();

    @Test
    void passthrough_anyRequest_isLeftAlone() throws UnusableSecretException {
        HttpInjection injection = injection(new CredentialConfig.Passthrough());

        injection.apply(request, Lease.none());

        assertThat(injection.slots()).isEmpty();
        assertThat(request.changed()).isEmpty();
    }

    @Test
    void typeWithoutRuntime_anyRequest_isRefused() {
        HttpInjection injection = injection(new CredentialConfig.WithoutRuntime(Map.of()));

        assertThatThrownBy(() -> injection.apply(request, Lease.none()))
                .isInstanceOf(UnusableSecretException.class);
        assertThat(request.changed()).isEmpty();
    }

    private static HttpInjection injection(CredentialConfig.Settings settings) {
        return HttpInjections.of(
                new CredentialConfig(
                        "key",
                        "any_type",
                        List.of("api"),
                        Optional.empty(),
                        Optional.empty(),
                        settings));
    }
}
