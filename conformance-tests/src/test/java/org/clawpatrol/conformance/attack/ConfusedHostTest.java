package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.Operator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A06, A55: one host, named alike everywhere; an unknown host gets nowhere. */
class ConfusedHostTest {
    @TempDir private static Path folder;
    private static Lab lab;
    private static Operator operator;

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.start(folder);
        operator = lab.operator();
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
    }

    @BeforeEach
    void forget() {
        lab.origin().forget();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.test",
                "api.lab.test.evil.test",
                "evilapi.lab.test",
                "api.lab.test:8443",
                "127.0.0.1",
                "localhost",
                "api.lab.test..",
                "xn--pi-lab-test",
            })
    void a06_otherHostThanTheTunnel_isMisdirected(String host) throws Exception {
        try (Agent agent = lab.agent()) {
            HttpText answer = agent.ask("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
            assertThat(answer.status()).isIn(400, 421);
        }
        assertThat(lab.origin().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.test/", "https://api.lab.test:8443/", "https://127.1/"})
    void a06_absoluteFormElsewhere_isMisdirected(String target) throws Exception {
        try (Agent agent = lab.agent()) {
            assertThat(agent.ask(Lab.request("GET " + target)).status()).isIn(400, 421);
        }
        assertThat(lab.origin().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.lab.test", "API.LAB.TEST", "api.lab.test.", "api.lab.test:443"})
    void a06_sameHostInOtherSpelling_reachesTheOriginUnderOneName(String host) throws Exception {
        try (Agent agent = lab.agent()) {
            HttpText answer = agent.ask("GET /x HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
            assertThat(answer.status()).isEqualTo(200);
        }
        assertThat(lab.origin().requests().getFirst().fields("Host")).containsExactly(Lab.HOST);
    }

    @Test
    void a06_serverNameOtherThanTheTunnel_isRefused() throws Exception {
        try (Agent agent = Agent.plain(lab.gateway().proxy())) {
            HttpText opened =
                    agent.ask(
                            "CONNECT api.lab.test:443 HTTP/1.1\r\nHost: api.lab.test:443\r\n"
                                    + "Proxy-Connection: close\r\n\r\n"
                                    + TlsBytes.clientHello("evil.test"));
            assertThat(opened.status()).isEqualTo(200);
            assertThat(opened.body()).startsWith("\u0015\u0003");
        }
        assertThat(lab.origin().connections()).isZero();
    }

    /** A07: the name is in the ClientHello, the address is the agent's own choice. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:443", "127.0.0.2:443", "[::1]:443", "127.0.0.1:@PORT@"})
    void a07_addressOfTheAgentsChoice_isNeverDialled(String address) throws Exception {
        String chosen = address.replace("@PORT@", String.valueOf(lab.origin().port()));
        try (Agent agent = Agent.plain(lab.gateway().proxy())) {
            HttpText answer =
                    agent.ask(
                            "CONNECT "
                                    + chosen
                                    + " HTTP/1.1\r\nHost: "
                                    + chosen
                                    + "\r\n\r\n"
                                    + TlsBytes.clientHello(Lab.HOST));
            assertThat(answer.status()).isEqualTo(403);
        }
        assertThat(lab.origin().connections()).isZero();
    }

    /** A07 on the clear port: the target is an address, the Host field the protected name. */
    @Test
    void a07_clearRequestToAnAddress_carriesNoCredential() throws Exception {
        String address = "127.0.0.1:" + lab.origin().port();
        try (Agent agent = Agent.plain(lab.gateway().proxy())) {
            HttpText answer =
                    agent.ask("GET http://" + address + "/ HTTP/1.1\r\nHost: api.lab.test\r\n\r\n");
            assertThat(answer.status()).isIn(403, 421);
        }
        assertThat(lab.origin().connections()).isZero();
    }

    @Test
    void a06_directTlsWithAnotherHost_isMisdirected() throws Exception {
        try (Agent agent = Agent.tls(lab.gateway().tls(), lab.agentTrust(), Lab.HOST)) {
            assertThat(agent.ask("GET / HTTP/1.1\r\nHost: evil.test\r\n\r\n").status())
                    .isEqualTo(421);
        }
        assertThat(lab.origin().requests()).isEmpty();
    }

    @Test
    void a06_connectWhoseHostFieldDisagrees_isMisdirectedAndRecorded() throws Exception {
        try (Agent agent = Agent.plain(lab.gateway().proxy())) {
            HttpText answer =
                    agent.ask("CONNECT api.lab.test:443 HTTP/1.1\r\nHost: evil.test:443\r\n\r\n");
            assertThat(answer.status()).isEqualTo(421);
        }
        assertThat(lab.origin().connections()).isZero();
    }

    @Test
    void a55_unknownServerName_isDeniedAndRecorded() throws Exception {
        assertThatThrownBy(
                        () -> Agent.tls(lab.gateway().tls(), lab.agentTrust(), "unknown.lab.test"))
                .isInstanceOf(IOException.class);
        assertThat(operator.recorded("unknown.lab.test", ":443").path("action").asString(""))
                .isEqualTo("deny");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown2.lab.test:443", "93.184.215.14:443", "unknown3.lab.test:8443"})
    void a55_tunnelToAnUnknownHost_isDeniedAndRecorded(String authority) throws Exception {
        try (Agent agent = Agent.plain(lab.gateway().proxy())) {
            HttpText answer = connect(agent, authority);
            assertThat(answer.status()).isEqualTo(403);
        }
        int colon = authority.indexOf(':');
        assertThat(
                        operator.recorded(authority.substring(0, colon), authority.substring(colon))
                                .path("action")
                                .asString(""))
                .isEqualTo("deny");
    }

    @Test
    void a55_clearRequestToAnUnknownHost_isDenied() throws Exception {
        try (Agent agent = Agent.plain(lab.gateway().proxy())) {
            HttpText answer =
                    agent.ask(
                            "GET http://unknown4.lab.test/x HTTP/1.1\r\n"
                                    + "Host: unknown4.lab.test\r\n\r\n");
            assertThat(answer.status()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no name", "not TLS", "encrypted hello", "garbage record"})
    void a55_directConnectionWithoutAUsableName_isClosed(String what) throws Exception {
        String bytes =
                switch (what) {
                    case "no name" -> TlsBytes.clientHello("");
                    case "encrypted hello" -> TlsBytes.encryptedClientHello("unknown5.lab.test");
                    case "garbage record" -> "\u0016\u0003\u0001\u0000\u0005hello";
                    default -> "SSH-2.0-OpenSSH_9.2\r\n";
                };
        try (Agent agent = Agent.plain(lab.gateway().tls())) {
            agent.send(bytes);
            String answer = agent.rest();
            assertThat(answer)
                    .satisfiesAnyOf(
                            text -> assertThat(text).isEmpty(),
                            text -> assertThat(text).startsWith("\u0015\u0003"));
        }
        assertThat(lab.origin().connections()).isZero();
    }

    private static HttpText connect(Agent agent, String authority) throws IOException {
        return agent.ask("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n\r\n");
    }
}
