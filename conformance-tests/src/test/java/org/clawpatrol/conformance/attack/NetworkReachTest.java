package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.LabPolicy;
import org.clawpatrol.conformance.lab.Origin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A49, A50: even where unknown hosts pass, nobody reaches this machine or its networks. */
class NetworkReachTest {
    @TempDir private static Path folder;
    private static Lab lab;
    private static Origin neighbour;

    @BeforeAll
    static void start() throws Exception {
        neighbour = Origin.startPlain();
        String open =
                LabPolicy.frame()
                        .replace("unknown_host = \"deny\"", "unknown_host = \"passthrough\"");
        lab = Lab.withFile(folder, open + LabPolicy.RULES);
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
        neighbour.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "localhost",
                "LOCALHOST.",
                "x.localhost",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[0:0:0:0:0:0:0:1]",
                "[::]",
                "[64:ff9b::7f00:1]",
                "0.0.0.0",
                "0",
                "127.1",
                "2130706433",
                "0x7f.1",
                "0x7f000001",
                "017700000001",
                "127.0.0.1.",
            })
    void a50_loopbackInAnySpelling_isRefused(String host) throws Exception {
        for (int port : new int[] {neighbour.port(), dashboard().getPort(), 443}) {
            tunnelIsRefused(host + ":" + port);
            clearIsRefused(host + ":" + port);
        }
        assertThat(neighbour.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "[fd00:ec2::254]",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.0.1",
                "100.64.0.1",
                "192.0.0.192",
                "168.63.129.16",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "[fe80::1]",
                "[fc00::1]",
                "[ff02::1]",
                "[::ffff:169.254.169.254]",
                "[::ffff:10.0.0.1]",
                "[64:ff9b::a9fe:a9fe]",
                "[2002:7f00:1::]",
            })
    void a49_metadataAndPrivateRanges_areRefused(String host) throws Exception {
        tunnelIsRefused(host + ":443");
        clearIsRefused(host + ":80");
    }

    private static void tunnelIsRefused(String authority) throws Exception {
        try (Agent agent = Agent.plain(lab.gateway().proxy())) {
            HttpText answer =
                    agent.ask(
                            "CONNECT "
                                    + authority
                                    + " HTTP/1.1\r\nHost: "
                                    + authority
                                    + "\r\n\r\n");
            assertThat(answer.status()).as(authority).isIn(400, 403);
        }
    }

    private static void clearIsRefused(String authority) throws Exception {
        try (Agent agent = Agent.plain(lab.gateway().proxy())) {
            HttpText answer =
                    agent.ask(
                            "GET http://"
                                    + authority
                                    + "/readyz HTTP/1.1\r\nHost: "
                                    + authority
                                    + "\r\n\r\n");
            assertThat(answer.status()).as(authority).isIn(400, 403);
        }
    }

    private static URI dashboard() {
        return lab.gateway().dashboard();
    }
}
