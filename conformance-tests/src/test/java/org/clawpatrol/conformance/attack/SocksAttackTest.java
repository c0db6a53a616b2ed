package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.LabPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A05, A06, A07, A09, A49, A50, A54, A55 over SOCKS5: another door, the same walls. */
class SocksAttackTest {
    private static final int NOT_ALLOWED = 2;

    /** An address that belongs to nobody, as agents get it that look names up themselves. */
    private static final String SOMEWHERE = "01cb007107";

    private static final String WILD =
            """
            endpoint "https" "wild" {
              hosts   = ["*.wild.test"]
              dial    = "127.0.0.1:@PORT@"
              ca_cert = "origin-ca.pem"
            }
            """;

    @TempDir private static Path strictFolder;
    @TempDir private static Path openFolder;
    private static Lab strict;
    private static Lab open;

    @BeforeAll
    static void start() throws Exception {
        String frame =
                LabPolicy.frame()
                        .replace("endpoint = https.api }", "endpoints = [https.api, https.wild] }");
        strict = Lab.withFile(strictFolder, frame + WILD + LabPolicy.RULES);
        String passing = frame.replace("unknown_host = \"deny\"", "unknown_host = \"passthrough\"");
        open = Lab.withFile(openFolder, passing + WILD + LabPolicy.RULES);
    }

    @AfterAll
    static void stop() throws Exception {
        strict.close();
        open.close();
    }

    @BeforeEach
    void forget() {
        strict.origin().forget();
        open.origin().forget();
    }

    private static String text(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }

    private static String named(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        return "03"
                + HexFormat.of().toHexDigits((byte) bytes.length)
                + HexFormat.of().formatHex(bytes);
    }

    /** An agent that asked for a command at an address; what follows is the answer. */
    private static Agent asking(Lab lab, int command, String address, int port) throws IOException {
        Agent agent = Agent.plain(lab.gateway().proxy());
        agent.send("\5\1\0");
        assertThat(agent.bytes(2)).containsExactly(5, 0);
        agent.send(
                text(
                        "05"
                                + HexFormat.of().toHexDigits((byte) command)
                                + "00"
                                + address
                                + HexFormat.of().toHexDigits((short) port)));
        return agent;
    }

    private static int reply(Lab lab, String address, int port) throws IOException {
        try (Agent agent = asking(lab, 1, address, port)) {
            return agent.bytes(10)[1];
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wild.test",
                "evilwild.test",
                "a.wild.test.evil.test",
                "*.wild.test",
                "a.wild.tes",
                ".wild.test",
                "a..wild.test",
                "a.wild.test\u0000.evil.test"
            })
    void a05_nameBesideTheWildcard_getsNothing(String name) throws Exception {
        assertThat(reply(strict, named(name), 443)).isIn(1, NOT_ALLOWED);
        assertThat(strict.origin().connections()).isZero();
    }

    @Test
    void a06_serverNameOtherThanTheRequested_isRefused() throws Exception {
        try (Agent agent = asking(strict, 1, named(Lab.HOST), 443)) {
            assertThat(agent.bytes(10)[1]).isZero();
            agent.send(TlsBytes.clientHello("evil.test"));
            assertThat(agent.bytes(1)).containsExactly(0x15);
        }
        assertThat(strict.origin().connections()).isZero();
    }

    @Test
    void a06_otherHostThanTheTunnel_isMisdirected() throws Exception {
        try (Agent agent = Agent.socks(strict.gateway().proxy(), strict.agentTrust(), Lab.HOST)) {
            assertThat(agent.ask("GET / HTTP/1.1\r\nHost: evil.test\r\n\r\n").status())
                    .isEqualTo(421);
        }
        assertThat(strict.origin().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"017f000001", "017f000002", "0400000000000000000000000000000001"})
    void a07_addressOfTheAgentsChoice_isNeverDialled(String address) throws Exception {
        for (int port : new int[] {443, open.origin().port()}) {
            assertThat(reply(open, address, port)).isEqualTo(NOT_ALLOWED);
        }
        assertThat(open.origin().connections()).isZero();
    }

    /** The server name decides, and the gateway dials where that name leads. */
    @Test
    void a07_serverNameOfTheEndpointAtAnAddress_leadsToTheEndpointsOrigin() throws Exception {
        try (Agent agent = asking(strict, 1, SOMEWHERE, 443)) {
            assertThat(agent.bytes(10)[1]).isZero();
            HttpText answer =
                    agent.secured(strict.agentTrust(), Lab.HOST).ask(Lab.request("GET /x"));
            assertThat(answer.status()).isEqualTo(200);
        }
        assertThat(strict.origin().requests().getFirst().fields("Authorization"))
                .containsExactly("Bearer " + Lab.SECRET);
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 8080, 8443})
    void a09_protectedHostOnAnotherPort_getsNoCredential(int port) throws Exception {
        for (Lab lab : new Lab[] {strict, open}) {
            assertThat(reply(lab, named(Lab.HOST), port)).isNotZero();
            assertThat(lab.origin().connections()).isZero();
        }
    }

    @Test
    void a09_clearRequestInsideATunnel_isRefused() throws Exception {
        try (Agent agent = asking(strict, 1, named(Lab.HOST), 443)) {
            assertThat(agent.bytes(10)[1]).isZero();
            agent.send(Lab.request("GET /clear"));
            assertThat(agent.bytes(1)).isEmpty();
        }
        assertThat(strict.origin().connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "LOCALHOST.",
                "x.localhost",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "0.0.0.0",
                "0",
                "127.1",
                "2130706433",
                "0x7f.1",
                "017700000001"
            })
    void a50_loopbackInAnySpelling_isRefused(String host) throws Exception {
        for (int port : new int[] {443, open.gateway().dashboard().getPort()}) {
            assertThat(reply(open, named(host), port)).isEqualTo(NOT_ALLOWED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01a9fea9fe",
                "010a000001",
                "01ac100001",
                "01c0a80001",
                "0164400001",
                "01c00000c0",
                "01a83f8110",
                "01c6120001",
                "01e0000001",
                "01ffffffff",
                "0100000000",
                "04fd000ec2000000000000000000000254",
                "04fe800000000000000000000000000001",
                "0400000000000000000000ffffa9fea9fe",
                "040064ff9b0000000000000000a9fea9fe",
                "0420027f00000100000000000000000000"
            })
    void a49_metadataAndPrivateRanges_areRefused(String address) throws Exception {
        for (int port : new int[] {80, 443}) {
            assertThat(reply(open, address, port)).isEqualTo(NOT_ALLOWED);
        }
    }

    @Test
    void a54_datagramsAndListeners_areNotSupported() throws Exception {
        for (int command : new int[] {2, 3}) {
            try (Agent agent = asking(open, command, SOMEWHERE, 443)) {
                assertThat(agent.bytes(10)[1]).isEqualTo((byte) 7);
            }
        }
    }

    @Test
    void a55_unknownName_isDeniedAndRecorded() throws Exception {
        assertThat(reply(strict, named("socks.unknown.test"), 443)).isEqualTo(NOT_ALLOWED);
        assertThat(denied("socks.unknown.test", ":443")).isEqualTo("deny");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown name", "no name", "encrypted hello", "not TLS"})
    void a55_addressWithoutAUsableName_isDenied(String what) throws Exception {
        String bytes =
                switch (what) {
                    case "unknown name" -> TlsBytes.clientHello("socks2.unknown.test");
                    case "no name" -> TlsBytes.clientHello("");
                    case "encrypted hello" -> TlsBytes.encryptedClientHello("socks3.unknown.test");
                    default -> "SSH-2.0-OpenSSH_9.2\r\n";
                };
        try (Agent agent = asking(strict, 1, SOMEWHERE, 443)) {
            assertThat(agent.bytes(10)[1]).isZero();
            agent.send(bytes);
            assertThat(agent.bytes(1)).doesNotContain(0x16);
        }
        String host = what.equals("unknown name") ? "socks2.unknown.test" : "203.0.113.7";
        assertThat(denied(what.equals("encrypted hello") ? "socks3.unknown.test" : host, ":443"))
                .isEqualTo("deny");
    }

    private static String denied(String host, String path) throws Exception {
        return strict.operator().recorded(host, path).path("action").asString("");
    }
}
