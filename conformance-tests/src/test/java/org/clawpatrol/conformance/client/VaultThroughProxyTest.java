package org.clawpatrol.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.clawpatrol.conformance.lab.ForwardProxy;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.OpenBao;
import org.clawpatrol.conformance.lab.Origin;
import org.clawpatrol.conformance.lab.Ports;
import org.clawpatrol.conformance.lab.Robot;
import org.clawpatrol.conformance.lab.Trust;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where an upstream proxy is configured, secrets of a real vault come through it. */
@Tag("integration")
class VaultThroughProxyTest {
    @TempDir private Path folder;

    @Test
    void secret_isFetchedThroughTheProxyAndNotAroundIt() throws Exception {
        Trust trust = Trust.create();
        Files.writeString(folder.resolve("roots.pem"), trust.pem());
        try (ForwardProxy proxy = ForwardProxy.start();
                OpenBao bao =
                        OpenBao.start(Files.createDirectory(folder.resolve("bao")), Ports.free());
                Origin origin = Origin.start(trust.server(Robot.HOST))) {
            bao.put("team/api", "{\"token\":\"from-the-vault\"}");
            Files.copy(bao.roots(), folder.resolve("vault-ca.pem"));
            origin.answer(request -> Origin.ok("fine"));
            proxy.refuse("HTTP/1.1 403 Forbidden");
            try (Lab lab =
                    Lab.withFile(
                            folder,
                            file(proxy, bao, origin),
                            Map.of("CLAWPATROL_SECRET_STORE_BAO_TOKEN", OpenBao.ROOT))) {
                assertThat(Robot.ask(lab).status()).isEqualTo(502);
                assertThat(lab.gateway().log()).contains("upstream proxy refused the connection");

                proxy.refuse("");

                Awaitility.await().until(() -> Robot.ask(lab).status() == 200);
                assertThat(origin.requests().getLast().field("Authorization"))
                        .isEqualTo("Bearer from-the-vault");
                assertThat(proxy.asked())
                        .anyMatch(
                                head ->
                                        head.startsWith(
                                                "CONNECT " + bao.address().getAuthority() + " "));
                assertThat(String.join("", proxy.asked()))
                        .doesNotContain("from-the-vault", OpenBao.ROOT);
            }
        }
    }

    private static String file(ForwardProxy proxy, OpenBao bao, Origin origin) {
        return Robot.policy(proxy, origin, "bearer_token.robot")
                + """
                secret_store "vault" "bao" {
                  address = "%s"
                  ca_cert = "vault-ca.pem"
                }

                credential "bearer_token" "robot" {
                  endpoint   = https.robot
                  store      = vault.bao
                  store_keys = { "" = "team/api#token" }
                }
                """
                        .formatted(bao.address());
    }
}
