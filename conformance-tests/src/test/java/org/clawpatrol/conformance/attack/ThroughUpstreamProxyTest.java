package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.ForwardProxy;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.LabPolicy;
import org.clawpatrol.conformance.lab.SecretForms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A49 and more behind an upstream proxy: it carries the traffic and widens nothing. */
class ThroughUpstreamProxyTest {
    private static final String PASSWORD = "Proxy+Pass/0987654321";

    @TempDir private static Path folder;
    private static ForwardProxy proxy;
    private static Lab lab;

    @BeforeAll
    static void start() throws Exception {
        proxy = ForwardProxy.start();
        String frame =
                LabPolicy.frame()
                        .replace(
                                "  limits {",
                                "  upstream_proxy {\n    url  = \"http://127.0.0.1:"
                                        + proxy.port()
                                        + "\"\n    user = \"gateway\"\n  }\n  limits {")
                        .replace("unknown_host = \"deny\"", "unknown_host = \"passthrough\"");
        lab = Lab.withFile(folder, frame + LabPolicy.RULES);
        Finished stored =
                lab.product()
                        .callWithInput(
                                PASSWORD + "\n",
                                "credentials",
                                "set",
                                "upstream_proxy",
                                "--config",
                                lab.config().toString());
        assertThat(stored.code()).as(stored.err()).isZero();
        lab.restart();
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
        proxy.close();
    }

    @BeforeEach
    void forget() {
        lab.origin().forget();
        proxy.refuse("");
    }

    @Test
    void action_reachesItsOriginThroughTheProxyWithTheStoredPassword() throws Exception {
        try (Agent agent = lab.agent()) {
            assertThat(agent.ask(Lab.request("GET /x", "Connection: close")).status())
                    .isEqualTo(200);
        }
        assertThat(lab.origin().requests().getFirst().fields("Authorization"))
                .containsExactly("Bearer " + Lab.SECRET);
        assertThat(proxy.asked().getLast())
                .startsWith("CONNECT 127.0.0.1:" + lab.origin().port() + " HTTP/1.1\r\n")
                .containsPattern("Proxy-Authorization: Basic [A-Za-z0-9+/=]+");
        assertThat(String.join("", proxy.asked())).doesNotContainPattern(Lab.anyFormOfSecret());
        assertThat(SecretForms.filesWith(SecretForms.of(PASSWORD), folder)).isEmpty();
        assertThat(lab.gateway().log()).doesNotContainPattern(SecretForms.of(PASSWORD));
    }

    @Test
    void refusalOfTheProxy_isABadGatewayThatNamesTheProxyAlone() throws Exception {
        proxy.refuse("HTTP/1.1 407 Proxy Authentication Required");
        try (Agent agent = lab.agent()) {
            HttpText answer = agent.ask(Lab.request("GET /refused", "Connection: close"));
            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.body())
                    .contains("upstream proxy refused the connection")
                    .doesNotContain("127.0.0.1", "407");
        }
        assertThat(lab.origin().connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "169.254.169.254", "10.0.0.1", "localhost", "2130706433"})
    void a49_placesOutOfBounds_areNotReachedThroughTheProxyEither(String host) throws Exception {
        int before = proxy.asked().size();
        try (Agent agent = Agent.plain(lab.gateway().proxy())) {
            HttpText answer =
                    agent.ask(
                            "CONNECT " + host + ":443 HTTP/1.1\r\nHost: " + host + ":443\r\n\r\n");
            assertThat(answer.status()).isEqualTo(403);
        }
        assertThat(proxy.asked()).hasSize(before);
    }
}
