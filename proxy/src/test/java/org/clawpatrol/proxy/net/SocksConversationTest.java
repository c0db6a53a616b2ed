package org.clawpatrol.proxy.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoLeaks.class)
class SocksConversationTest {
    private TestGateway gateway;

    @BeforeEach
    void open() throws Exception {
        gateway = new TestGateway(false, Optional.empty());
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0500", "050100ff", "05010005010001", "050101", "050280ff", "050100"})
    void greeting_thatProvesNothing_isTurnedAway(String hex) throws Exception {
        try (var client = new SocksClient(gateway)) {
            client.send(hex);
            client.expect("05ff");
            client.expectEnd();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "good-token ", "Good-token", "orphan-token", ""})
    void login_thatIsWrong_isTurnedAway(String token) throws Exception {
        try (var client = new SocksClient(gateway)) {
            client.send("05020002");
            client.expect("0502");
            client.login(token);
            client.expect("0101");
            client.expectEnd();
        }
    }

    @Test
    void login_thatIsWrong_isTurnedAwayWhateverTheDefaultProfile() throws Exception {
        try (var lenient = new TestGateway(false, Optional.of("agent"));
                var client = new SocksClient(lenient)) {
            client.send("05020002");
            client.expect("0502");
            client.login("wrong");
            client.expect("0101");
            client.expectEnd();
        }
    }

    @Test
    void loopbackPeer_withDefaultProfile_needsNoProof() throws Exception {
        try (var lenient = new TestGateway(false, Optional.of("agent"))) {
            try (var client = new SocksClient(lenient)) {
                client.send("050100");
                client.expect("0500");
                client.connect("127.0.0.1", 1);
                client.expectReply(SocksReply.NOT_ALLOWED);
            }
            try (var client = new SocksClient(lenient)) {
                client.send("05020002");
                client.expect("0502");
                client.login("");
                client.expect("0100");
            }
            assertThat(lenient.journal.refusals)
                    .singleElement()
                    .satisfies(record -> assertThat(record.deviceId()).isEqualTo("loopback"))
                    .satisfies(record -> assertThat(record.method()).isEqualTo("SOCKS5"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"05020001c63364090050", "05030001c63364090050", "05090001c63364090050"})
    void command_otherThanConnect_isNotSupportedAndRecorded(String hex) throws Exception {
        try (var client = SocksClient.proven(gateway)) {
            client.send(hex);
            client.expectReply(SocksReply.COMMAND_NOT_SUPPORTED);
        }
        assertThat(gateway.journal.refusals).hasSize(1);
        assertThat(gateway.journal.intents).isEmpty();
    }

    @Test
    void request_withUnknownKindOfAddress_isNotSupported() throws Exception {
        try (var client = SocksClient.proven(gateway)) {
            client.send("0501000501");
            client.expectReply(SocksReply.ADDRESS_TYPE_NOT_SUPPORTED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "050100017f00000101bb",
                "05010001a9fea9fe0050",
                "050100010a00000101bb",
                "0501000100000000 01bb",
                "05010004 00000000000000000000000000000001 01bb",
                "05010004 00000000000000000000ffff7f000001 01bb",
                "05010004 0064ff9b0000000000000000a9fea9fe 01bb",
                "05010004 fd000ec2000000000000000000000254 01bb"
            })
    void request_toAddressOfTheGatewayOrItsNetworks_isNotAllowed(String hex) throws Exception {
        try (var client = SocksClient.proven(gateway)) {
            client.send(hex.replace(" ", ""));
            client.expectReply(SocksReply.NOT_ALLOWED);
        }
        assertThat(gateway.journal.refusals).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "x.localhost", "2130706433", "0x7f.1", "127.1", "::1", "0"})
    void request_toDisguisedAddress_isNotAllowed(String name) throws Exception {
        try (var client = SocksClient.proven(gateway)) {
            client.connect(name, 8080);
            client.expectReply(SocksReply.NOT_ALLOWED);
        }
    }

    @Test
    void request_toNameThatLeadsInside_isNotAllowed() throws Exception {
        try (var client = SocksClient.proven(gateway)) {
            client.connect("rebound.test", 443);
            client.expectReply(SocksReply.NOT_ALLOWED);
        }
        assertThat(gateway.journal.nextOutcome().error()).contains("127.0.0.1");
    }

    @Test
    void request_toNameNobodyKnows_isUnreachable() throws Exception {
        try (var client = SocksClient.proven(gateway)) {
            client.connect("nowhere.test", 443);
            client.expectReply(SocksReply.HOST_UNREACHABLE);
        }
    }

    @Test
    void unknownHost_whenDenied_isNotAllowedAndRecorded() throws Exception {
        try (var strict = new TestGateway(true, Optional.empty());
                var client = SocksClient.proven(strict)) {
            client.connect("unknown.test", 443);
            client.expectReply(SocksReply.NOT_ALLOWED);
            assertThat(strict.journal.refusals).hasSize(1);
        }
    }

    @Test
    void unknownHost_whenTheJournalIsBroken_isNotReached() throws Exception {
        gateway.journal.broken = true;
        try (var client = SocksClient.proven(gateway)) {
            client.connect("a.reach.test", 443);
            client.expectReply(SocksReply.GENERAL_FAILURE);
        }
    }

    @Test
    void bytesBeforeTheyAreAskedFor_areRefused() throws Exception {
        try (var client = SocksClient.proven(gateway)) {
            client.send("05010003" + "08" + HexFormat.of().formatHex(ascii("api.test")) + "01bb16");
            client.expectReply(SocksReply.GENERAL_FAILURE);
        }
        assertThat(gateway.started).isEmpty();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void endpoint_overSocks_isTerminatedAsOverConnect() throws Exception {
        try (var client = SocksClient.proven(gateway)) {
            client.connect("API.Test.", 443);
            client.expectReply(SocksReply.SUCCEEDED);
            SSLSocket tls =
                    TestAgent.tls(client.socket(), gateway.authority, "api.test", "http/1.1");
            assertThat(TestAgent.echo(tls, "hello")).isEqualTo("echo:hello");
        }
        assertThat(gateway.nextStarted())
                .satisfies(connection -> assertThat(connection.host()).isEqualTo("api.test"))
                .satisfies(
                        connection ->
                                assertThat(connection.peer().deviceName()).isEqualTo("laptop"));
    }

    @Test
    void endpoint_overSocksBytewise_isTerminated() throws Exception {
        try (var client = new SocksClient(gateway)) {
            client.socket().setTcpNoDelay(true);
            slowly(client, "050102");
            client.expect("0502");
            slowly(client, "01" + "0161" + "0a" + HexFormat.of().formatHex(ascii("good-token")));
            client.expect("0100");
            slowly(client, "05010001c633640901bb");
            client.expectReply(SocksReply.SUCCEEDED);
            SSLSocket tls = TestAgent.tls(client.socket(), gateway.authority, "", "http/1.1");
            assertThat(TestAgent.echo(tls, "hello")).isEqualTo("echo:hello");
        }
    }

    private static void slowly(SocksClient client, String hex) throws IOException {
        for (int i = 0; i < hex.length(); i += 2) {
            client.send(hex.substring(i, i + 2));
        }
    }

    @Test
    void endpoint_overSocksWithAnotherServerName_isRefused() throws Exception {
        try (var client = SocksClient.proven(gateway)) {
            client.connect("api.test", 443);
            client.expectReply(SocksReply.SUCCEEDED);
            SSLSocket tls =
                    TestAgent.tls(client.socket(), gateway.authority, "evil.test", "http/1.1");
            assertThatThrownBy(tls::startHandshake).isInstanceOf(SSLException.class);
        }
        assertThat(gateway.started).isEmpty();
        assertThat(gateway.journal.refusals).hasSize(1);
    }

    @Test
    void address_withServerNameOfAnEndpoint_isThatEndpointAndNeverDialled() throws Exception {
        try (var client = SocksClient.proven(gateway)) {
            client.send("05010001cb00710101bb");
            client.expectReply(SocksReply.SUCCEEDED);
            SSLSocket tls =
                    TestAgent.tls(client.socket(), gateway.authority, "api.test", "http/1.1");
            assertThat(TestAgent.echo(tls, "hello")).isEqualTo("echo:hello");
        }
        assertThat(gateway.nextStarted().host()).isEqualTo("api.test");
        assertThat(gateway.journal.intents).isEmpty();
    }

    @Test
    void address_withServerNameNobodyKnows_leadsToThatNameNotToTheAddress() throws Exception {
        try (var client = SocksClient.proven(gateway)) {
            client.send("05010001cb00710101bb");
            client.expectReply(SocksReply.SUCCEEDED);
            SSLSocket tls =
                    TestAgent.tls(client.socket(), gateway.authority, "nowhere.test", "http/1.1");
            assertThatThrownBy(tls::startHandshake).hasMessageContaining("access_denied");
        }
        assertThat(gateway.journal.intents)
                .singleElement()
                .satisfies(record -> assertThat(record.host()).isEqualTo("nowhere.test"));
        assertThat(gateway.journal.nextOutcome().error()).contains("nowhere.test");
    }

    @Test
    void address_whenUnknownHostsAreDenied_isRefusedWithAndWithoutTls() throws Exception {
        try (var strict = new TestGateway(true, Optional.empty())) {
            try (var client = SocksClient.proven(strict)) {
                client.send("05010001cb00710101bb");
                client.expectReply(SocksReply.SUCCEEDED);
                client.socket().getOutputStream().write(ascii("GET / HTTP/1.1\r\n\r\n"));
                client.expectEnd();
            }
            try (var client = SocksClient.proven(strict)) {
                client.send("05010001cb00710101bb");
                client.expectReply(SocksReply.SUCCEEDED);
                SSLSocket tls =
                        TestAgent.tls(
                                client.socket(), strict.authority, "unknown.test", "http/1.1");
                assertThatThrownBy(tls::startHandshake).hasMessageContaining("access_denied");
            }
            assertThat(strict.journal.intents).isEmpty();
            assertThat(strict.journal.refusals).hasSize(2);
        }
    }

    @Test
    void endpoint_overSocksInPlainText_isRefused() throws Exception {
        try (var client = SocksClient.proven(gateway)) {
            client.connect("api.test", 443);
            client.expectReply(SocksReply.SUCCEEDED);
            client.socket().getOutputStream().write(ascii("GET / HTTP/1.1\r\n\r\n"));
            client.expectEnd();
        }
        assertThat(gateway.journal.refusals).hasSize(1);
    }

    @Test
    void unknownHost_overSocks_isSpliced() throws Exception {
        try (ServerSocket origin = origin();
                var client = SocksClient.proven(gateway)) {
            client.connect("a.reach.test", origin.getLocalPort());
            client.expectReply(SocksReply.SUCCEEDED);
            try (Socket accepted = origin.accept()) {
                client.socket().getOutputStream().write(ascii("ping"));
                assertThat(accepted.getInputStream().readNBytes(4)).isEqualTo(ascii("ping"));
                accepted.getOutputStream().write(ascii("pong"));
                accepted.shutdownOutput();
                assertThat(client.socket().getInputStream().readAllBytes())
                        .isEqualTo(ascii("pong"));
            }
        }
        assertThat(gateway.journal.nextOutcome().bytesIn()).isEqualTo(4);
    }

    private static ServerSocket origin() throws IOException {
        ServerSocket origin = new ServerSocket();
        origin.bind(TestGateway.loopback(0));
        return origin;
    }
}
