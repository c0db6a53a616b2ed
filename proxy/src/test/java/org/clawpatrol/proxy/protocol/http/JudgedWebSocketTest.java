package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.clawpatrol.proxy.approval.ApprovalResult;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.clawpatrol.proxy.replay.Candidate;
import org.clawpatrol.proxy.replay.Finding;
import org.junit.jupiter.api.Test;

/** Messages of a WebSocket under rules that read {@code ws}: decided, recorded, held, refused. */
class JudgedWebSocketTest {
    private static final String OPENING = WebSocketEcho.opening("");
    private static final String DENIED = "\u0088\r\u0003\u00f0denied fact";

    private record Socket(TestOrigin origin, LoopbackGateway gateway, RawAgent agent)
            implements AutoCloseable {

        /** Opens, and sends the first frames with the opening. */
        static Socket open(Lab lab, TestOrigin.Script script, String frames) throws IOException {
            TestOrigin origin = TestOrigin.start(script);
            LoopbackGateway gateway = new LoopbackGateway(lab.build(), origin.port());
            RawAgent agent = gateway.agent();
            agent.send(OPENING + frames);
            return new Socket(origin, gateway, agent);
        }

        /** Reads the head of the answer. */
        void opened() throws IOException {
            assertThat(agent.head()).startsWith("HTTP/1.1 101 ");
        }

        @Override
        public void close() throws IOException {
            agent.close();
            gateway.close();
            origin.close();
        }
    }

    @Test
    void message_aRuleDenies_closesTheSocketAndIsRecorded() throws IOException {
        Lab lab = new Lab().token("t").denyFact("ws.text", "drop it");
        try (Socket socket =
                Socket.open(
                        lab,
                        WebSocketEcho::echo,
                        WebSocketEcho.frame(1, "fine") + WebSocketEcho.frame(1, "drop it"))) {
            socket.opened();
            assertThat(socket.agent().rest())
                    .startsWith(WebSocketEcho.GREETING)
                    .contains("\u0081\u0004fine")
                    .endsWith(DENIED)
                    .doesNotContain("drop it");
            await().until(() -> socket.gateway().journal().outcomes().size() == 5);
            List<ActionRecord> records = socket.gateway().journal().records();
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
    void messages_replayedUnderTheSameRules_areAnsweredAlike() throws IOException {
        Lab lab = new Lab().token("t").denyFact("ws.text", "drop it");
        for (String last :
                List.of(WebSocketEcho.frame(1, "drop it"), WebSocketEcho.frame(2, "drop it"))) {
            try (Socket socket =
                    Socket.open(lab, WebSocketEcho::echo, WebSocketEcho.frame(1, "fine") + last)) {
                socket.opened();
                socket.agent().rest();
                await().until(() -> socket.gateway().journal().outcomes().size() == 5);
                Candidate candidate = new Candidate(lab.build());
                assertThat(socket.gateway().journal().records())
                        .allMatch(
                                record ->
                                        candidate.judge(record) instanceof Finding.Decided found
                                                && found.same());
            }
        }
    }

    @Test
    void messageOfTheOrigin_aRuleDenies_doesNotReachTheAgent() throws IOException {
        Lab lab = new Lab().denyFact("ws.text", "hi");
        try (Socket socket = Socket.open(lab, WebSocketEcho::echo, "")) {
            socket.opened();
            assertThat(socket.agent().rest()).isEqualTo(DENIED);
        }
    }

    @Test
    void direction_deniesTheOtherWayOnly() throws IOException {
        Lab lab = new Lab().denyFact("ws.direction", "c->s");
        try (Socket socket = Socket.open(lab, WebSocketEcho::echo, "")) {
            socket.opened();
            assertThat(socket.agent().bytes(4)).isEqualTo(new byte[] {(byte) 0x81, 2, 'h', 'i'});
            socket.agent().send(WebSocketEcho.frame(2, "x"));
            assertThat(socket.agent().rest()).isEqualTo(DENIED);
        }
    }

    /** What is no text has no text that a rule could clear. */
    @Test
    void binaryMessage_underARuleThatReadsText_isRefused() throws IOException {
        Lab lab = new Lab().denyFact("ws.text", "drop it");
        try (Socket socket =
                Socket.open(lab, WebSocketEcho::echo, WebSocketEcho.frame(2, "fine"))) {
            socket.opened();
            assertThat(socket.agent().rest()).contains("\u0003\u00f0").doesNotContain("fine");
        }
    }

    @Test
    void messageLongerThanTheInspectionCap_underARuleThatReadsText_isRefused() throws IOException {
        Lab lab = new Lab().denyFact("ws.text", "drop it");
        String length = "" + (char) (2000 >> 8) + (char) (2000 & 0xff);
        try (Socket socket =
                Socket.open(
                        lab,
                        WebSocketEcho::echo,
                        "\u0081\u00fe" + length + "\0\0\0\0" + "a".repeat(2000))) {
            socket.opened();
            assertThat(socket.agent().rest()).contains("\u0003\u00f0").doesNotContain("aaa");
        }
    }

    @Test
    void message_thatSomebodyMustApprove_waitsAndThenGoesOn()
            throws IOException, InterruptedException {
        Lab lab = new Lab().denyFact("ws.text", "drop it").askFor("/chat");
        try (Socket socket =
                Socket.open(lab, WebSocketEcho::echo, WebSocketEcho.frame(1, "please"))) {
            socket.gateway().approvals().next().answer(allowed());
            socket.opened();
            ManualApprovals.Question one = socket.gateway().approvals().next();
            ManualApprovals.Question two = socket.gateway().approvals().next();
            assertThat(List.of(one.request().body(), two.request().body()))
                    .containsExactlyInAnyOrder("please", "hi");
            one.answer(allowed());
            two.answer(allowed());
            socket.gateway().approvals().next().answer(allowed());
            assertThat(socket.agent().bytes(12))
                    .contains("please".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void agentThatLeaves_whileItsMessageWaits_takesTheQuestionBack()
            throws IOException, InterruptedException {
        Lab lab = new Lab().denyFact("ws.direction", "s->c").askFor("/chat");
        try (Socket socket =
                Socket.open(lab, WebSocketEcho::quiet, WebSocketEcho.frame(1, "please"))) {
            socket.gateway().approvals().next().answer(allowed());
            socket.opened();
            ManualApprovals.Question asked = socket.gateway().approvals().next();
            socket.agent().close();
            await().until(() -> asked.ended().get());
            await().until(() -> socket.gateway().journal().outcomes().size() == 2);
        }
    }

    @Test
    void message_thatCannotBeRecorded_doesNotGoOn() throws IOException {
        Lab lab = new Lab().denyFact("ws.text", "drop it");
        try (Socket socket = Socket.open(lab, WebSocketEcho::quiet, "")) {
            socket.opened();
            socket.gateway().journal().breakDown();
            socket.agent().send(WebSocketEcho.frame(1, "fine"));
            assertThat(socket.agent().rest()).contains("\u0003\u00f3").doesNotContain("fine");
        }
    }

    private static ApprovalResult allowed() {
        return new ApprovalResult.Allowed(List.of("ada"));
    }
}
