package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import javax.net.ServerSocketFactory;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.AutobahnSuite;
import org.clawpatrol.conformance.lab.FetchedPeer;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.LabPolicy;
import org.clawpatrol.conformance.lab.PlainDoor;
import org.clawpatrol.conformance.lab.Trust;
import org.clawpatrol.conformance.lab.WebSocketEcho;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A30: WebSocket frames through the gateway end as they do without it, Autobahn's cases too. */
class WebSocketFramesTest {
    private static final Charset LATIN = StandardCharsets.ISO_8859_1;
    private static final int MOST_PAYLOAD = 1 << 24;
    private static final String OPENING =
            Lab.request(
                    "GET /echo",
                    "Connection: Upgrade",
                    "Upgrade: websocket",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");

    @TempDir private static Path folder;
    private static WebSocketEcho echo;
    private static WebSocketEcho direct;
    private static Lab lab;

    @BeforeAll
    static void start() throws Exception {
        Trust trust = Trust.create();
        echo = WebSocketEcho.start(trust.server(Lab.HOST).getServerSocketFactory());
        direct = WebSocketEcho.start(ServerSocketFactory.getDefault());
        Files.writeString(folder.resolve("echo-ca.pem"), trust.pem());
        String policy = LabPolicy.frame() + LabPolicy.RULES;
        lab =
                Lab.withFile(
                        folder,
                        policy.replace("@PORT@", String.valueOf(echo.port()))
                                .replace("origin-ca.pem", "echo-ca.pem"));
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
        echo.close();
        direct.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            textBlock =
                    """
                    echo and close,          818200000000 6869 888200000000 03e8
                    ping and close,          898100000000 70 888000000000
                    fragments around a ping, 018100000000 61 898000000000 808100000000 62 888000000000
                    reserved bits,           818100000000 61 c18100000000 62
                    reserved opcode,         818100000000 61 838000000000
                    reserved control opcode, 8b8000000000
                    no mask,                 818100000000 61 8100
                    continuation of nothing, 808100000000 61
                    message in a message,    018100000000 61 818100000000 62
                    fragmented ping,         098000000000
                    ping too long,           89fe007e00000000
                    bad text,                818100000000 61 818200000000 61ff
                    text cut off,            818100000000 c3
                    bad close code,          888200000000 03ed
                    bad close reason,        888300000000 03e8ff
                    half a close code,       888100000000 03
                    """)
    void frames_throughTheGateway_endAsTheyDoWithoutIt(String name, String hex) throws Exception {
        byte[] frames = HexFormat.of().parseHex(hex.replace(" ", ""));
        String without;
        try (Agent agent =
                Agent.plain(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), direct.port()))) {
            without = seen(agent, frames);
        }
        try (Agent agent = lab.agent()) {
            assertThat(seen(agent, frames)).isEqualTo(without);
        }
    }

    /** The frame is refused by its head alone, whoever sends it; the one before has passed. */
    @Test
    void frameOverSixteenMebibytes_isClosedWith1009_andOneOfThemPasses() throws Exception {
        try (Agent agent = lab.agent()) {
            String tooLong = binaryHead(0x82, MOST_PAYLOAD + 1);
            assertThat(seen(agent, (binaryHead(0x82, 2) + "hi" + tooLong).getBytes(LATIN)))
                    .isEqualTo("82" + HexFormat.of().formatHex("hi".getBytes(LATIN)) + "8803f1");
        }
        try (Agent agent = lab.agent()) {
            opened(agent, binaryHead(0x82, MOST_PAYLOAD) + "a".repeat(MOST_PAYLOAD));
            assertThat(agent.bytes(10)).isEqualTo(HexFormat.of().parseHex("827f0000000001000000"));
            assertThat(agent.bytes(MOST_PAYLOAD)).hasSize(MOST_PAYLOAD).containsOnly('a');
        }
    }

    /** The message passes in two frames; the origin sends it back in one, which does not. */
    @Test
    void frameOverSixteenMebibytes_fromTheOrigin_isClosedWith1009() throws Exception {
        try (Agent agent = lab.agent()) {
            opened(
                    agent,
                    binaryHead(0x02, MOST_PAYLOAD)
                            + "a".repeat(MOST_PAYLOAD)
                            + binaryHead(0x80, 1)
                            + "b");
            byte[] start = agent.bytes(4);
            assertThat(HexFormat.of().formatHex(start)).startsWith("88").endsWith("03f1");
        }
    }

    /** Of a masked frame whose key is zero; with the shortest form of its length. */
    private static String binaryHead(int first, int length) {
        String announced =
                length < 126
                        ? String.valueOf((char) (0x80 | length))
                        : new String(
                                ByteBuffer.allocate(9).put((byte) 0xff).putLong(length).array(),
                                LATIN);
        return (char) first + announced + "\0\0\0\0";
    }

    /** Every frame as hex, the reason of a close frame left out. */
    private static String seen(Agent agent, byte[] frames) throws IOException {
        opened(agent, new String(frames, LATIN));
        var seen = new ByteArrayOutputStream();
        byte[] start = agent.bytes(2);
        while (start.length == 2) {
            byte[] payload = agent.bytes(start[1]);
            boolean close = start[0] == (byte) 0x88;
            seen.write(start[0]);
            seen.write(payload, 0, close ? Math.min(2, payload.length) : payload.length);
            start = agent.bytes(2);
        }
        return HexFormat.of().formatHex(seen.toByteArray());
    }

    /** Opens a WebSocket, says that, and reads the head of the answer. */
    private static void opened(Agent agent, String frames) throws IOException {
        agent.send(OPENING + frames);
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) agent.bytes(1)[0]);
        }
        assertThat(head.toString()).startsWith("HTTP/1.1 101 ");
    }

    @Test
    void autobahn_throughTheGateway_endsCaseByCaseAsWithoutIt() throws Exception {
        var suite = new AutobahnSuite(FetchedPeer.KOSOKU.folder());
        try (PlainDoor door = PlainDoor.open(WebSocketFramesTest::tunnel)) {
            Map<String, String> without = suite.played(direct.port(), folder.resolve("direct"));
            Map<String, String> through = suite.played(door.port(), folder.resolve("gateway"));
            assertThat(without).hasSize(AutobahnSuite.CASES);
            assertThat(without.values()).noneMatch(ending -> ending.contains("FAILED"));
            assertThat(through).isEqualTo(without);
        }
    }

    private static Socket tunnel() throws Exception {
        return Agent.tunnelSocket(lab.gateway().proxy(), lab.agentTrust(), Lab.HOST);
    }
}
