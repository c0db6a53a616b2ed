package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.ForwardProxy;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.LabPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A52: a name that means another address at the next lookup. The system's resolver answers from a
 * file that the test rewrites; an upstream proxy shows what the gateway would dial: the address it
 * checked, never a name.
 */
class RebindingTest {
    /** Of a range for documentation, which nobody has and no guard refuses. */
    private static final String GOOD = "203.0.113.7";

    private static final String REBINDING =
            """
            endpoint "https" "rebinding" { hosts = ["*.rebind.test"] }

            credential "bearer_token" "rebinding_token" { endpoint = https.rebinding }

            rule "all" {
              endpoint = https.rebinding
              verdict  = "allow"
            }

            """;

    @TempDir private static Path folder;
    private static ForwardProxy proxy;
    private static Lab lab;
    private static int names;

    private final String name = "n" + ++names;

    @BeforeAll
    static void start() throws Exception {
        proxy = ForwardProxy.start();
        proxy.refuse("HTTP/1.1 503 Service Unavailable");
        String frame =
                LabPolicy.frameThrough(proxy)
                        .replace("unknown_host = \"deny\"", "unknown_host = \"passthrough\"")
                        .replace(
                                "[bearer_token.api_token]",
                                "[bearer_token.api_token, bearer_token.rebinding_token]");
        String options =
                "-Djdk.net.hosts.file="
                        + folder.resolve("hosts")
                        + " -Dsun.net.inetaddr.ttl=0 -Dsun.net.inetaddr.negative.ttl=0";
        lab =
                Lab.withFile(
                        folder,
                        frame + REBINDING + LabPolicy.RULES,
                        Map.of(
                                "JAVA_TOOL_OPTIONS",
                                options,
                                "CLAWPATROL_SECRET_REBINDING_TOKEN",
                                "Rebinding+Secret/5647382910"));
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
        proxy.close();
    }

    private static void resolves(String host, String... addresses) throws Exception {
        StringBuilder hosts = new StringBuilder();
        for (String address : addresses) {
            hosts.append(address).append(' ').append(host).append('\n');
        }
        Files.writeString(folder.resolve("hosts"), hosts);
    }

    private static HttpText protectedRequest(String host) throws Exception {
        try (Agent agent = lab.agent(host)) {
            return agent.ask("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        }
    }

    private static HttpText tunnel(String host) throws Exception {
        try (Agent agent = Agent.plain(lab.gateway().proxy())) {
            String authority = host + ":443";
            return agent.ask(
                    "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "169.254.169.254",
                "10.0.0.1",
                "0.0.0.0",
                "::1",
                "::ffff:127.0.0.1",
                "fd00:ec2::254",
            })
    void a52_protectedName_thatTurnsInwards_isNotDialled(String address) throws Exception {
        String host = name + ".rebind.test";
        resolves(host, GOOD);
        int before = proxy.asked().size();
        assertThat(protectedRequest(host).status()).isEqualTo(502);
        assertThat(proxy.asked()).hasSize(before + 1);
        assertThat(proxy.asked().getLast()).startsWith("CONNECT " + GOOD + ":443 ");

        resolves(host, address);
        HttpText refused = protectedRequest(host);
        assertThat(refused.status()).isEqualTo(502);
        assertThat(refused.body()).isEqualTo("upstream address not allowed");
        assertThat(proxy.asked()).hasSize(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "169.254.169.254", "::1"})
    void a52_unknownName_thatTurnsInwards_isNotRelayed(String address) throws Exception {
        String host = name + ".elsewhere.test";
        resolves(host, GOOD);
        int before = proxy.asked().size();
        tunnel(host);
        assertThat(proxy.asked()).hasSize(before + 1);
        assertThat(proxy.asked().getLast()).startsWith("CONNECT " + GOOD + ":443 ");

        resolves(host, address);
        assertThat(tunnel(host).status()).isEqualTo(403);
        assertThat(proxy.asked()).hasSize(before + 1);
    }

    @Test
    void a52_nameOfGoodAndBadAddresses_isNotDialledAtAll() throws Exception {
        int before = proxy.asked().size();
        String host = name + ".rebind.test";
        resolves(host, GOOD, "127.0.0.1");
        assertThat(protectedRequest(host).body()).isEqualTo("upstream address not allowed");
        resolves(host, "169.254.169.254", GOOD);
        assertThat(protectedRequest(host).body()).isEqualTo("upstream address not allowed");
        assertThat(proxy.asked()).hasSize(before);
    }
}
