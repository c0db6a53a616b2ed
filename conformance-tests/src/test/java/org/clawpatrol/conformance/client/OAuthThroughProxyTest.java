package org.clawpatrol.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.clawpatrol.conformance.lab.ForwardProxy;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.Origin;
import org.clawpatrol.conformance.lab.Robot;
import org.clawpatrol.conformance.lab.Trust;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where an upstream proxy is configured, tokens of a real authorization server come through it. */
@Tag("integration")
class OAuthThroughProxyTest {
    @TempDir private Path folder;

    @Test
    void token_isAskedForThroughTheProxyAndNotAroundIt() throws Exception {
        Trust trust = Trust.create();
        Path roots = Files.writeString(folder.resolve("roots.pem"), trust.pem());
        try (ForwardProxy proxy = ForwardProxy.start();
                AuthorizationServer server =
                        AuthorizationServer.start(trust.identity(folder, "localhost"), roots, 60);
                Origin origin = Origin.start(trust.server(Robot.HOST));
                Lab lab =
                        Lab.withFile(
                                folder,
                                file(proxy, server, origin),
                                Map.of(
                                        "CLAWPATROL_SECRET_ROBOT_CLIENT_SECRET",
                                        AuthorizationServer.CLIENT_SECRET))) {
            origin.answer(request -> Origin.ok("fine"));
            proxy.refuse("HTTP/1.1 403 Forbidden");
            assertThat(Robot.ask(lab).status()).isEqualTo(502);
            assertThat(server.granted("client_credentials")).isZero();

            proxy.refuse("");

            Awaitility.await().until(() -> Robot.ask(lab).status() == 200);
            assertThat(server.granted("client_credentials")).isEqualTo(1);
            assertThat(proxy.asked())
                    .anyMatch(head -> head.startsWith("CONNECT " + server.authority() + " "));
            String sent = origin.requests().getLast().field("Authorization");
            assertThat(sent).startsWith("Bearer ");
            assertThat(String.join("", proxy.asked()))
                    .doesNotContain(AuthorizationServer.CLIENT_SECRET, sent);
        }
    }

    private static String file(ForwardProxy proxy, AuthorizationServer server, Origin origin) {
        return Robot.policy(proxy, origin, "oauth2_client.robot")
                + """
                credential "oauth2_client" "robot" {
                  endpoint  = https.robot
                  token_url = "%s"
                  client_id = "robot"
                  ca_cert   = "roots.pem"
                }
                """
                        .formatted(server.url("/token"));
    }
}
