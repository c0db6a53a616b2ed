package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.Operator;
import org.clawpatrol.conformance.lab.Peers;
import org.clawpatrol.conformance.lab.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A82: wherever agents meet the gateway's TLS, nothing of yesterday's is spoken. */
class TlsFrontTest {
    private static final byte ALERT = 0x15;
    private static final byte HANDSHAKE = 0x16;
    private static final String TLS_1_2 = "0303";

    /** Elliptic curves and AES-GCM first, then what only old servers would take. */
    private static final String SUITES = "c02bc009002f000a";

    @TempDir private static Path folder;
    private static Lab lab;
    private static Path authority;

    /** The places where the gateway ends TLS. */
    private enum Front {
        TUNNEL,
        DIRECT,
        PROXY
    }

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.start(folder);
        authority = folder.resolve("gateway-ca.pem");
        Files.writeString(
                authority, new Operator(lab.gateway().dashboard(), "").get("/ca.crt").body());
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
    }

    private static Agent open(Front front) throws IOException {
        Agent agent =
                Agent.plain(front == Front.DIRECT ? lab.gateway().tls() : lab.gateway().proxy());
        if (front == Front.TUNNEL) {
            agent.send("CONNECT api.lab.test:443 HTTP/1.1\r\n\r\n");
            String opened = "HTTP/1.1 200 Connection established\r\n\r\n";
            assertThat(agent.bytes(opened.length()))
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo(opened);
        }
        return agent;
    }

    /** The start of the answer to an old hello, the record's header included. */
    private static byte[] answer(Front front, String version, String suites, String compressions)
            throws IOException {
        String name = front == Front.PROXY ? "proxy.corp" : Lab.HOST;
        try (Agent agent = open(front)) {
            agent.send(TlsBytes.oldHello(version, suites, compressions, name));
            return agent.bytes(128);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0300", "0301", "0302"})
    void a82_versionsBeforeTls12_areRefused(String version) throws Exception {
        for (Front front : Front.values()) {
            assertThat(answer(front, version, SUITES, "00")).startsWith(ALERT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RC4, 00040005c007c011",
        "3DES, 000ac008c012",
        "export, 00030006000800140062",
        "no encryption, 00010002003bc006",
        "nobody authenticated, 0018001b00340018c018",
        "DES and IDEA, 00090007",
        "RSA key exchange, 002f0035009c009d"
    })
    void a82_weakSuitesAlone_areRefused(String what, String suites) throws Exception {
        for (Front front : Front.values()) {
            assertThat(answer(front, TLS_1_2, suites, "00")).as(what).startsWith(ALERT);
        }
    }

    @Test
    void a82_amongOldAndNew_theNewSuiteWithoutCompressionIsChosen() throws Exception {
        for (Front front : Front.values()) {
            byte[] hello = answer(front, TLS_1_2, "000a0005" + SUITES, "0100");
            assertThat(hello[0]).isEqualTo(HANDSHAKE);
            int suite = 5 + 4 + 2 + 32 + 1 + hello[5 + 4 + 2 + 32];
            assertThat(new byte[] {hello[suite], hello[suite + 1]})
                    .containsExactly((byte) 0xc0, (byte) 0x2b);
            assertThat(hello[suite + 2]).as("compression").isZero();
        }
    }

    private static Finished openssl(String input, String... words) throws Exception {
        Peers.OPENSSL.needed();
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "openssl",
                                "s_client",
                                "-connect",
                                "127.0.0.1:" + lab.gateway().tls().getPort(),
                                "-servername",
                                Lab.HOST,
                                "-CAfile",
                                authority.toString(),
                                "-verify_return_error"));
        all.addAll(List.of(words));
        return Product.finish(lab.product().start(all), input);
    }

    @ParameterizedTest
    @CsvSource({"'http/1.1', http/1.1", "'h2,http/1.1', h2", "'spdy/3,http/1.1', http/1.1"})
    void a82_protocolBothSpeak_isAnsweredHonestly(String offered, String chosen) throws Exception {
        assertThat(openssl("", "-alpn", offered).out()).contains("ALPN protocol: " + chosen + "\n");
    }

    @Test
    void a82_protocolNobodySpeaks_isRefused() throws Exception {
        Finished refused = openssl("", "-alpn", "spdy/3");
        assertThat(refused.code()).isNotZero();
        assertThat(refused.err()).contains("no application protocol");
    }

    @Test
    void a82_renegotiation_isRefused() throws Exception {
        Finished refused = openssl("R\n" + Lab.request("GET /x"), "-tls1_2");
        assertThat(refused.out()).contains("Secure Renegotiation IS supported");
        assertThat(refused.err()).contains("no renegotiation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void session_ofAnEarlierConnection_isResumed(String version) throws Exception {
        String session = folder.resolve("session" + version).toString();
        String request = Lab.request("GET /x", "Connection: close");
        Finished first = openssl(request, version, "-ign_eof", "-sess_out", session);
        assertThat(first.out()).contains("\nNew, ").contains("{\"ok\":true}");
        Finished second = openssl(request, version, "-ign_eof", "-sess_in", session);
        assertThat(second.out()).contains("\nReused, ").contains("{\"ok\":true}");
    }
}
