package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A31: a secret enters a WebSocket in its opening and nowhere else. Placeholders in frames are left
 * alone, however they are cut or packed, and a secret that comes back is covered.
 */
class WebSocketSecretTest {
    private static final String SECRET = LoopbackGateway.SECRET;
    private static final String STARS = "*".repeat(SECRET.length());
    private static final String PLACEHOLDER = "ph-of-the-agent";
    private static final int[] KEY = {0x37, 0xfa, 0x21, 0x3d};
    private static final int CLOSE = 0x88;

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    private static LoopbackGateway before(TestOrigin origin) {
        Lab lab = new Lab().token("t", false, Map.of("placeholder", PLACEHOLDER));
        return new LoopbackGateway(lab.build(), origin.port());
    }

    /** The token goes where the agent says who it is, as Discord's gateway wants it. */
    private static LoopbackGateway discord(TestOrigin origin) {
        Lab lab =
                new Lab()
                        .credential(
                                "t",
                                new CredentialConfig.DiscordBot(),
                                Map.of("placeholder", PLACEHOLDER));
        return new LoopbackGateway(lab.build(), origin.port());
    }

    /** A31: whole messages of text change, and nothing else does. */
    @Test
    void discordPlaceholder_inTextHoweverCut_becomesTheSecret() throws IOException {
        String identify = "{\"op\":2,\"d\":{\"token\":\"" + PLACEHOLDER + "\"}}";
        String real = identify.replace(PLACEHOLDER, SECRET);
        try (TestOrigin origin = TestOrigin.start(this::keep);
                LoopbackGateway gateway = discord(origin);
                RawAgent agent = gateway.agent()) {
            agent.send(WebSocketEcho.opening("Sec-WebSocket-Extensions: permessage-deflate\r\n"));
            assertThat(agent.head())
                    .startsWith("HTTP/1.1 101 ")
                    .doesNotContainIgnoringCase("extensions");
            String echo = origin(0x81, real.replace(SECRET, STARS));
            String frame = frame(0x81, identify);
            for (int cut = 1; cut < frame.length(); cut += 7) {
                agent.send(frame.substring(0, cut));
                agent.send(frame.substring(cut));
                assertThat(text(agent, echo.length())).isEqualTo(echo);
            }
            for (int cut = 0; cut <= identify.length(); cut += 5) {
                agent.send(frame(0x01, identify.substring(0, cut)));
                agent.send(frame(0x80, identify.substring(cut)));
                assertThat(text(agent, echo.length())).isEqualTo(echo);
            }
            String binary = frame(0x82, identify);
            agent.send(binary + close());
            assertThat(agent.rest())
                    .isEqualTo(origin(0x82, identify) + origin(CLOSE, "\u0003\u00e8"));
            assertThat(received()).endsWith(binary + close());
            assertThat(origin.heads().getFirst())
                    .contains("Authorization: Bot " + SECRET)
                    .doesNotContainIgnoringCase("extensions");
        }
    }

    private static String opening(String fields) {
        return WebSocketEcho.opening("Authorization: Bearer " + PLACEHOLDER + "\r\n" + fields);
    }

    /** A masked frame of less than 126 bytes. */
    private static String frame(int first, String payload) {
        StringBuilder frame = new StringBuilder();
        frame.append((char) first).append((char) (0x80 | payload.length()));
        for (int key : KEY) {
            frame.append((char) key);
        }
        for (int i = 0; i < payload.length(); i++) {
            frame.append((char) (payload.charAt(i) ^ KEY[i % 4]));
        }
        return frame.toString();
    }

    private static String close() {
        return frame(CLOSE, "\u0003\u00e8");
    }

    /** Keeps the frames as they came, and sends each back. */
    private boolean keep(int connection, String head, InputStream in, OutputStream out)
            throws IOException {
        WebSocketEcho.open(head, out, "");
        int first = 0;
        while (first != CLOSE) {
            byte[] start = in.readNBytes(6);
            first = start[0] & 0xff;
            byte[] payload = in.readNBytes(start[1] & 0x7f);
            received.writeBytes(start);
            received.writeBytes(payload);
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= start[2 + i % 4];
            }
            out.write(new byte[] {start[0], (byte) payload.length});
            out.write(payload);
            out.flush();
        }
        return false;
    }

    private String received() {
        return received.toString(StandardCharsets.ISO_8859_1);
    }

    private static String text(RawAgent agent, int length) throws IOException {
        return new String(agent.bytes(length), StandardCharsets.ISO_8859_1);
    }

    private static String origin(int first, String payload) {
        return "" + (char) first + (char) payload.length() + payload;
    }

    @Test
    void placeholder_wholeOrInFragments_inTextOrBinary_passesAsItCame() throws IOException {
        StringBuilder sent = new StringBuilder();
        StringBuilder back = new StringBuilder();
        for (int opcode = 1; opcode <= 2; opcode++) {
            sent.append(frame(0x80 | opcode, PLACEHOLDER));
            back.append(origin(0x80 | opcode, PLACEHOLDER));
            for (int cut = 1; cut < PLACEHOLDER.length(); cut++) {
                String start = PLACEHOLDER.substring(0, cut);
                String rest = PLACEHOLDER.substring(cut);
                sent.append(frame(opcode, start)).append(frame(0x80, rest));
                back.append(origin(opcode, start)).append(origin(0x80, rest));
            }
        }
        try (TestOrigin origin = TestOrigin.start(this::keep);
                LoopbackGateway gateway = before(origin);
                RawAgent agent = gateway.agent()) {
            agent.send(opening("") + sent + close());
            assertThat(agent.head()).startsWith("HTTP/1.1 101 ");
            assertThat(agent.rest()).isEqualTo(back + origin(CLOSE, "\u0003\u00e8"));
            assertThat(received()).isEqualTo(sent + close());
            assertThat(origin.heads().getFirst()).contains("Bearer " + SECRET);
        }
    }

    @Test
    void placeholder_cutBetweenSegmentsAnywhere_passesAsItCame() throws IOException {
        try (TestOrigin origin = TestOrigin.start(this::keep);
                LoopbackGateway gateway = before(origin);
                RawAgent agent = gateway.agent()) {
            agent.send(opening(""));
            assertThat(agent.head()).startsWith("HTTP/1.1 101 ");
            String frame = frame(0x81, PLACEHOLDER);
            String echo = origin(0x81, PLACEHOLDER);
            for (int cut = 1; cut < frame.length(); cut++) {
                agent.send(frame.substring(0, cut));
                agent.send(frame.substring(cut));
                assertThat(text(agent, echo.length())).isEqualTo(echo);
            }
            agent.send(close());
            agent.rest();
            assertThat(received()).isEqualTo(frame.repeat(frame.length() - 1) + close());
        }
    }

    /** Where a secret was lent nothing is compressed, so that it could be found. */
    @Test
    void compression_isNotOfferedToTheOrigin_andCompressedFramesEndTheSocket() throws IOException {
        try (TestOrigin origin = TestOrigin.start(this::keep);
                LoopbackGateway gateway = before(origin);
                RawAgent agent = gateway.agent()) {
            agent.send(opening("Sec-WebSocket-Extensions: permessage-deflate\r\n"));
            assertThat(agent.head())
                    .startsWith("HTTP/1.1 101 ")
                    .doesNotContainIgnoringCase("extensions");
            agent.send(frame(0xc1, PLACEHOLDER));
            assertThat(agent.rest()).doesNotContain(PLACEHOLDER, SECRET);
            assertThat(origin.heads().getFirst()).doesNotContainIgnoringCase("extensions");
            assertThat(received()).doesNotContain(frame(0xc1, PLACEHOLDER));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void secret_comingBackInFragmentsAndSegments_isCovered(int opcode) throws IOException {
        try (TestOrigin origin =
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    WebSocketEcho.open(head, out, "");
                                    for (int cut = 1; cut < SECRET.length(); cut++) {
                                        TestOrigin.write(
                                                out, origin(opcode, SECRET.substring(0, cut)));
                                        TestOrigin.write(out, origin(0x80, SECRET.substring(cut)));
                                    }
                                    TestOrigin.write(out, origin(CLOSE, ""));
                                    return false;
                                });
                LoopbackGateway gateway = before(origin);
                RawAgent agent = gateway.agent()) {
            agent.send(opening(""));
            assertThat(agent.head()).startsWith("HTTP/1.1 101 ");
            StringBuilder covered = new StringBuilder();
            for (int cut = 1; cut < SECRET.length(); cut++) {
                covered.append(origin(opcode, STARS.substring(0, cut)));
                covered.append(origin(0x80, STARS.substring(cut)));
            }
            assertThat(text(agent, covered.length())).isEqualTo(covered.toString());
        }
    }

    /** A frame nobody agreed to compress could hide one. */
    @Test
    void secret_comingBackCompressed_endsTheSocketInstead() throws IOException {
        try (TestOrigin origin =
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    WebSocketEcho.open(head, out, "");
                                    TestOrigin.write(out, origin(0xc1, SECRET));
                                    in.transferTo(OutputStream.nullOutputStream());
                                    return false;
                                });
                LoopbackGateway gateway = before(origin);
                RawAgent agent = gateway.agent()) {
            agent.send(opening("Sec-WebSocket-Extensions: permessage-deflate\r\n"));
            assertThat(agent.head()).startsWith("HTTP/1.1 101 ");
            assertThat(agent.rest()).doesNotContain(SECRET).startsWith("\u0088");
        }
    }
}
