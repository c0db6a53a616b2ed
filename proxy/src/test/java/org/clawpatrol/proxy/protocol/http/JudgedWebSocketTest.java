package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.clawpatrol.proxy.approval.ApprovalResult;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.junit.jupiter.api.Test;

/** Messages of a WebSocket under rules that read {@code ws}: decided, recorded, held, refused. */
class JudgedWebSocketTest {
    private static final String OPENING =
            "GET /chat HTTP/1.1\r\nHost: api.lab.test\r\nConnection: Upgrade\r\n"
                    + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    private static final String GREETING = "\u0081\u0002hi";

    /** Opens, greets and sends every frame back. */
    private static boolean echo(int connection, String head, InputStream in, OutputStream out)
            throws IOException {
        String key = head.replaceAll("(?s).*Sec-WebSocket-Key: ([^\r]*)\r.*", "$1");
        TestOrigin.write(
                out,
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                        + "Connection: Upgrade\r\nSec-WebSocket-Accept: "
                        + WebSocketHandshake.accept(key)
                        + "\r\n\r\n"
                        + GREETING);
        for (int first = in.read(); first >= 0; first = in.read()) {
            int length = in.read() & 0x7f;
            byte[] mask = in.readNBytes(4);
            byte[] payload = in.readNBytes(length);
            for (int i = 0; i < length; i++) {
                payload[i] ^= mask[i % 4];
            }
            out.write(first);
            out.write(length);
            out.write(payload);
            out.flush();
            if ((first & 0x0f) == 8) {
                return false;
            }
        }
        return false;
    }

    private static String frame(int opcode, String payload) {
        return (char) (0x80 | opcode)
                + ""
                + (char) (0x80 | payload.length())
                + "\0\0\0\0"
                + payload;
    }

    @Test
    void message_aRuleDenies_closesTheSocketAndIsRecorded() throws IOException {
        Lab lab = new Lab().token("t").denyFact("ws.text", "drop it");
        try (TestOrigin origin = TestOrigin.start(JudgedWebSocketTest::echo);
                LoopbackGateway gateway = new LoopbackGateway(lab.build(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(OPENING + frame(1, "fine") + frame(1, "drop it"));
            assertThat(agent.head()).startsWith("HTTP/1.1 101 ");
            assertThat(agent.rest())
                    .startsWith(GREETING)
                    .contains("\u0081\u0004fine")
                    .endsWith("\u0088\r\u0003\u00f0denied fact")
                    .doesNotContain("drop it");
            await().until(() -> gateway.journal().outcomes().size() == 5);
            List<ActionRecord> records = gateway.journal().records();
            assertThat(records)
                    .extracting(ActionRecord::method)
                    .containsExactlyInAnyOrder("GET", "WS s->c", "WS c->s", "WS s->c", "WS c->s");
            assertThat(records)
                    .filteredOn(record -> record.verdict().equals("deny"))
                    .extracting(ActionRecord::body)
                    .containsExactly("drop it");
        }
    }

    @Test
    void messageOfTheOrigin_aRuleDenies_doesNotReachTheAgent() throws IOException {
        Lab lab = new Lab().denyFact("ws.text", "hi");
        try (TestOrigin origin = TestOrigin.start(JudgedWebSocketTest::echo);
                LoopbackGateway gateway = new LoopbackGateway(lab.build(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(OPENING);
            assertThat(agent.head()).startsWith("HTTP/1.1 101 ");
            assertThat(agent.rest()).isEqualTo("\u0088\r\u0003\u00f0denied fact");
        }
    }

    @Test
    void direction_deniesTheOtherWayOnly() throws IOException {
        Lab lab = new Lab().denyFact("ws.direction", "c->s");
        try (TestOrigin origin = TestOrigin.start(JudgedWebSocketTest::echo);
                LoopbackGateway gateway = new LoopbackGateway(lab.build(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(OPENING);
            assertThat(agent.head()).startsWith("HTTP/1.1 101 ");
            assertThat(agent.bytes(4)).isEqualTo(new byte[] {(byte) 0x81, 2, 'h', 'i'});
            agent.send(frame(2, "x"));
            assertThat(agent.rest()).isEqualTo("\u0088\r\u0003\u00f0denied fact");
        }
    }

    /** What is no text has no text that a rule could clear. */
    @Test
    void binaryMessage_underARuleThatReadsText_isRefused() throws IOException {
        Lab lab = new Lab().denyFact("ws.text", "drop it");
        try (TestOrigin origin = TestOrigin.start(JudgedWebSocketTest::echo);
                LoopbackGateway gateway = new LoopbackGateway(lab.build(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(OPENING + frame(2, "fine"));
            assertThat(agent.head()).startsWith("HTTP/1.1 101 ");
            assertThat(agent.rest()).contains("\u0003\u00f0").doesNotContain("fine");
        }
    }

    @Test
    void messageLongerThanTheInspectionCap_underARuleThatReadsText_isRefused() throws IOException {
        Lab lab = new Lab().denyFact("ws.text", "drop it");
        try (TestOrigin origin = TestOrigin.start(JudgedWebSocketTest::echo);
                LoopbackGateway gateway = new LoopbackGateway(lab.build(), origin.port());
                RawAgent agent = gateway.agent()) {
            String length = "" + (char) (2000 >> 8) + (char) (2000 & 0xff);
            agent.send(OPENING + "\u0081\u00fe" + length + "\0\0\0\0" + "a".repeat(2000));
            assertThat(agent.head()).startsWith("HTTP/1.1 101 ");
            assertThat(agent.rest()).contains("\u0003\u00f0").doesNotContain("aaa");
        }
    }

    @Test
    void message_thatSomebodyMustApprove_waitsAndThenGoesOn()
            throws IOException, InterruptedException {
        Lab lab = new Lab().denyFact("ws.text", "drop it").askFor("/chat");
        try (TestOrigin origin = TestOrigin.start(JudgedWebSocketTest::echo);
                LoopbackGateway gateway = new LoopbackGateway(lab.build(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(OPENING + frame(1, "please"));
            gateway.approvals().next().answer(allowed());
            assertThat(agent.head()).startsWith("HTTP/1.1 101 ");
            ManualApprovals.Question one = gateway.approvals().next();
            ManualApprovals.Question two = gateway.approvals().next();
            assertThat(List.of(one.request().body(), two.request().body()))
                    .containsExactlyInAnyOrder("please", "hi");
            one.answer(allowed());
            two.answer(allowed());
            gateway.approvals().next().answer(allowed());
            assertThat(agent.bytes(12))
                    .contains("please".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
    }

    @Test
    void agentThatLeaves_whileItsMessageWaits_takesTheQuestionBack()
            throws IOException, InterruptedException {
        Lab lab = new Lab().denyFact("ws.direction", "s->c").askFor("/chat");
        try (TestOrigin origin = TestOrigin.start(JudgedWebSocketTest::quiet);
                LoopbackGateway gateway = new LoopbackGateway(lab.build(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(OPENING + frame(1, "please"));
            gateway.approvals().next().answer(allowed());
            assertThat(agent.head()).startsWith("HTTP/1.1 101 ");
            ManualApprovals.Question asked = gateway.approvals().next();
            agent.close();
            await().until(() -> asked.ended().get());
            await().until(() -> gateway.journal().outcomes().size() == 2);
        }
    }

    @Test
    void message_thatCannotBeRecorded_doesNotGoOn() throws IOException {
        Lab lab = new Lab().denyFact("ws.text", "drop it");
        try (TestOrigin origin = TestOrigin.start(JudgedWebSocketTest::quiet);
                LoopbackGateway gateway = new LoopbackGateway(lab.build(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(OPENING);
            assertThat(agent.head()).startsWith("HTTP/1.1 101 ");
            gateway.journal().breakDown();
            agent.send(frame(1, "fine"));
            assertThat(agent.rest()).contains("\u0003\u00f3").doesNotContain("fine");
        }
    }

    private static boolean quiet(int connection, String head, InputStream in, OutputStream out)
            throws IOException {
        String key = head.replaceAll("(?s).*Sec-WebSocket-Key: ([^\r]*)\r.*", "$1");
        TestOrigin.write(
                out,
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                        + "Connection: Upgrade\r\nSec-WebSocket-Accept: "
                        + WebSocketHandshake.accept(key)
                        + "\r\n\r\n");
        in.transferTo(OutputStream.nullOutputStream());
        return false;
    }

    private static ApprovalResult allowed() {
        return new ApprovalResult.Allowed(List.of("ada"));
    }
}
