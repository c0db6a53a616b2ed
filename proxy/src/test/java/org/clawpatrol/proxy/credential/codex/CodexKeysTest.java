package org.clawpatrol.proxy.credential.codex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.load.PolicyLoader;
import org.clawpatrol.proxy.fake.CodexFixture;
import org.clawpatrol.proxy.fake.Configurations;
import org.clawpatrol.proxy.fake.LoadedPolicy;
import org.clawpatrol.proxy.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the keys are made, and that they stay. */
final class CodexKeysTest {
    @TempDir Path folder;

    private Path policy() throws Exception {
        return Files.writeString(folder.resolve("gateway.hcl"), CodexFixture.POLICY);
    }

    private Configuration configuration() throws Exception {
        return LoadedPolicy.load(policy()).configuration();
    }

    @Test
    void prepare_noEndpointOfTheirs_makesNothing() throws Exception {
        try (CodexFixture fixture = CodexFixture.in(folder)) {
            CodexKeys keys = fixture.keys();
            keys.prepare(Configurations.of(List.of("dev"), List.of("api")));

            assertThat(keys.identity()).isEmpty();
            assertThat(fixture.blobs().find("codex_jwt_keys", "gateway")).isEmpty();
        }
    }

    @Test
    void prepare_afterARestart_isTheSameIdentity() throws Exception {
        try (CodexFixture fixture = CodexFixture.in(folder)) {
            CodexKeys first = fixture.keys();
            first.prepare(configuration());
            CodexKeys second = fixture.keys();
            second.prepare(configuration());

            assertThat(second.identity().orElseThrow().keySet())
                    .isEqualTo(first.identity().orElseThrow().keySet());
        }
    }

    @Test
    void preparedBy_aReloadThatAddsTheEndpoint_hasTheIdentityBeforeItIsInForce() throws Exception {
        try (CodexFixture fixture = CodexFixture.in(folder)) {
            CodexKeys keys = fixture.keys();
            var loaded =
                    keys.preparedBy(new PolicyLoader(Map.of("HOME", "/nowhere"))::load)
                            .apply(policy());

            assertThat(loaded.configuration()).isPresent();
            assertThat(keys.identity()).isPresent();
        }
    }

    @Test
    void prepare_storedKeysThatAreNone_fail() throws Exception {
        try (CodexFixture fixture = CodexFixture.in(folder);
                Secret broken = Secret.of("broken")) {
            fixture.blobs().put("codex_jwt_keys", "gateway", broken);
            CodexKeys keys = fixture.keys();

            assertThatThrownBy(() -> keys.prepare(configuration()))
                    .isInstanceOf(GeneralSecurityException.class)
                    .hasMessageNotContaining("broken");
            assertThat(keys.identity()).isEmpty();
        }
    }
}
