package org.clawpatrol.proxy.protocol.http.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.clawpatrol.proxy.protocol.http.relay.FakeEnd;
import org.junit.jupiter.api.Test;

/** A30: frames pass as they came, malformed ones end the connection, nothing hangs. */
class WebSocketRelayTest {
    private static final byte[] CLOSE = Frames.agent(0x88, Frames.close(1000, "bye"));
    private static final byte[] CLOSED = Frames.origin(0x88, Frames.close(1000, "bye"));

    @Test
    void frames_bothWays_passAsTheyCame() {
        try (RelayLab lab = new RelayLab()) {
            byte[] up = Frames.join(Frames.agentText("hello"), Frames.agent(0x89, new byte[3]));
            byte[] down =
                    Frames.join(Frames.originText("welcome"), Frames.origin(0x8a, new byte[3]));
            lab.agent.says(up);
            lab.origin.says(down);
            lab.settle();
            assertThat(lab.origin.heard()).isEqualTo(up);
            assertThat(lab.agent.heard()).isEqualTo(down);
        }
    }

    @Test
    void closingHandshake_startedByTheAgent_passesAndEndsBoth() {
        try (RelayLab lab = new RelayLab()) {
            lab.agent.says(CLOSE);
            lab.settle();
            assertThat(lab.origin.heard()).isEqualTo(CLOSE);
            lab.origin.says(CLOSED);
            lab.origin.leaves = true;
            lab.settle();
            assertThat(lab.agent.heard()).isEqualTo(CLOSED);
            assertThat(lab.ended).hasSize(1);
            assertThat(lab.end().error()).isEmpty();
        }
    }

    @Test
    void closingHandshake_originThatStays_isClosedAfterAMoment() {
        try (RelayLab lab = new RelayLab()) {
            lab.origin.says(CLOSED);
            lab.agent.says(CLOSE);
            lab.settle();
            assertThat(lab.ended).isEmpty();
            assertThat(lab.end().error()).isEmpty();
        }
    }

    @Test
    void closeFrame_neverAnswered_endsAllTheSame() {
        try (RelayLab lab = new RelayLab()) {
            lab.agent.says(CLOSE);
            assertThat(lab.end().error()).isEqualTo("a close frame was not answered");
        }
    }

    @Test
    void bytesBehindACloseFrame_goNowhere() {
        try (RelayLab lab = new RelayLab()) {
            lab.agent.says(CLOSE, Frames.agentText("and another thing"));
            lab.settle();
            assertThat(lab.origin.heard()).isEqualTo(CLOSE);
        }
    }

    @Test
    void malformedFrame_fromTheAgent_closesTheOriginAndThenTheAgent() {
        try (RelayLab lab = new RelayLab()) {
            byte[] good = Frames.agentText("good");
            lab.agent.says(Frames.join(good, Frames.agent(0x83, new byte[2])));
            lab.settle();
            assertThat(lab.origin.heard())
                    .isEqualTo(Frames.join(good, Frames.agent(0x88, Frames.close(1002, ""))));
            // What was on its way still comes.
            byte[] echo = Frames.originText("good");
            lab.origin.says(echo, Frames.origin(0x88, Frames.close(1000, "")));
            lab.settle();
            byte[] told = Frames.origin(0x88, Frames.close(1002, "reserved opcode"));
            assertThat(lab.agent.heard()).isEqualTo(Frames.join(echo, told));
            assertThat(lab.end().error()).isEqualTo("the agent: 1002 reserved opcode");
        }
    }

    @Test
    void malformedFrame_fromTheOrigin_closesTheAgentAndThenTheOrigin() {
        try (RelayLab lab = new RelayLab()) {
            lab.origin.says(Frames.agentText("masked"));
            lab.settle();
            assertThat(lab.agent.heard())
                    .isEqualTo(Frames.origin(0x88, Frames.close(1002, "masked frame")));
            lab.end();
            assertThat(lab.origin.heard()).isEqualTo(Frames.agent(0x88, Frames.close(1002, "")));
        }
    }

    /** Refused by its head, so nothing of it is waited for, kept or passed on. */
    @Test
    void frameOverSixteenMebibytes_fromTheAgent_closesBothWith1009() {
        try (RelayLab lab = new RelayLab()) {
            byte[] good = Frames.agentText("good");
            lab.agent.says(Frames.join(good, head(0x82, FrameReader.MOST_PAYLOAD + 1, true)));
            for (int i = 0; i < 100; i++) {
                lab.agent.says(new byte[1000]);
            }
            assertThat(lab.end().error()).isEqualTo("the agent: 1009 frame of more than 16 MiB");
            assertThat(lab.agent.heard())
                    .isEqualTo(
                            Frames.origin(0x88, Frames.close(1009, "frame of more than 16 MiB")));
            assertThat(lab.origin.heard())
                    .isEqualTo(Frames.join(good, Frames.agent(0x88, Frames.close(1009, ""))));
        }
    }

    @Test
    void frameOverSixteenMebibytes_fromTheOrigin_closesBothWith1009() {
        try (RelayLab lab = new RelayLab()) {
            lab.origin.says(head(0x02, FrameReader.MOST_PAYLOAD + 1, false), new byte[1000]);
            assertThat(lab.end().error()).isEqualTo("the origin: 1009 frame of more than 16 MiB");
            assertThat(lab.origin.heard()).isEqualTo(Frames.agent(0x88, Frames.close(1009, "")));
            assertThat(lab.agent.heard())
                    .isEqualTo(
                            Frames.origin(0x88, Frames.close(1009, "frame of more than 16 MiB")));
        }
    }

    /** What was collected of its message to be judged goes nowhere. */
    @Test
    void frameOverSixteenMebibytes_withinAJudgedMessage_closesBothWith1009() {
        try (RelayLab lab = new RelayLab()) {
            lab.actions.judging = true;
            lab.agent.says(Frames.agent(0x01, Frames.utf8("begun")));
            lab.agent.says(head(0x80, FrameReader.MOST_PAYLOAD + 1, true), new byte[1000]);
            assertThat(lab.end().error()).isEqualTo("the agent: 1009 frame of more than 16 MiB");
            assertThat(lab.origin.heard()).isEqualTo(Frames.agent(0x88, Frames.close(1009, "")));
        }
    }

    @Test
    void frameOfSixteenMebibytes_passesAsItCame_eitherWay() {
        try (RelayLab lab = new RelayLab()) {
            byte[] payload = new byte[(int) FrameReader.MOST_PAYLOAD];
            new Random(5).nextBytes(payload);
            lab.agent.says(Frames.agent(0x82, payload));
            lab.origin.says(Frames.origin(0x82, payload));
            lab.settle();
            assertThat(lab.origin.heard()).isEqualTo(Frames.agent(0x82, payload));
            assertThat(lab.agent.heard()).isEqualTo(Frames.origin(0x82, payload));
        }
    }

    /** Frames are bounded; messages that no rule reads are not. */
    @Test
    void messageOverSixteenMebibytes_inSmallFrames_passes() {
        try (RelayLab lab = new RelayLab()) {
            byte[] mebibyte = new byte[1 << 20];
            lab.agent.says(Frames.agent(0x02, mebibyte));
            for (int i = 0; i < 16; i++) {
                lab.agent.says(Frames.agent(0x00, mebibyte));
            }
            lab.agent.says(Frames.agent(0x80, mebibyte));
            lab.settle();
            assertThat(lab.ended).isEmpty();
            assertThat(lab.origin.heard()).hasSize(18 * Frames.agent(0x02, mebibyte).length);
        }
    }

    private static byte[] head(int first, long length, boolean masked) {
        return java.nio.ByteBuffer.allocate(masked ? 14 : 10)
                .put((byte) first)
                .put((byte) (masked ? 0xff : 0x7f))
                .putLong(length)
                .array();
    }

    @Test
    void badText_inTheMiddleOfAFrame_endsBothWithoutTheRestOfIt() {
        try (RelayLab lab = new RelayLab()) {
            byte[] frame = Frames.agent(0x81, new byte[] {'a', 'b', (byte) 0xff, 'c', 'd'});
            byte[] start = java.util.Arrays.copyOf(frame, frame.length - 3);
            lab.agent.says(
                    start, java.util.Arrays.copyOfRange(frame, frame.length - 3, frame.length));
            lab.end();
            assertThat(lab.origin.heard()).isEqualTo(start);
            assertThat(lab.agent.heard())
                    .isEqualTo(Frames.origin(0x88, Frames.close(1007, "text is not UTF-8")));
        }
    }

    @Test
    void offenderThatKeepsSending_isNotWaitedForForEver() {
        try (RelayLab lab = new RelayLab()) {
            lab.agent.says(Frames.agent(0x83, new byte[0]));
            for (int i = 0; i < 100; i++) {
                lab.agent.says(new byte[1000]);
            }
            assertThat(lab.end().bytesIn()).isZero();
        }
    }

    @Test
    void end_withoutACloseFrame_closesTheOther() {
        try (RelayLab lab = new RelayLab()) {
            byte[] last = Frames.originText("last words");
            lab.origin.says(last);
            lab.origin.leaves = true;
            lab.settle();
            assertThat(lab.ended).hasSize(1);
            assertThat(lab.agent.heard()).isEqualTo(last);
            assertThat(lab.end().error()).isEqualTo("the origin left without a close frame");
        }
    }

    @Test
    void source_isReadOnlyWhileTheTargetTakesBytes() {
        try (RelayLab lab = new RelayLab()) {
            lab.origin.writable = false;
            lab.agent.says(Frames.agentText("one"), Frames.agentText("two"));
            lab.settle();
            assertThat(lab.agent.outgoing).hasSize(1);
            assertThat(lab.agent.demanded()).isFalse();
            lab.origin.says(Frames.originText("the other way goes on"));
            lab.settle();
            assertThat(lab.agent.received.size()).isPositive();
            lab.origin.writable = true;
            lab.relay.onOriginWritable();
            lab.settle();
            assertThat(lab.agent.outgoing).isEmpty();
        }
    }

    @Test
    void frameThatIsLong_streamsThroughPieceByPiece() {
        try (RelayLab lab = new RelayLab()) {
            byte[] head = head(0x82, FrameReader.MOST_PAYLOAD, false);
            lab.origin.says(head);
            for (int i = 0; i < 50; i++) {
                lab.origin.says(new byte[10_000]);
            }
            lab.settle();
            assertThat(lab.agent.received.size()).isEqualTo(head.length + 500_000);
        }
    }

    @Test
    void randomTraffic_choppedRandomly_isByteExactBothWays() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            try (RelayLab lab = new RelayLab()) {
                lab.actions.judging = random.nextBoolean();
                byte[] up = traffic(random, true);
                byte[] down = traffic(random, false);
                chop(random, up, lab.agent);
                chop(random, down, lab.origin);
                lab.settle();
                // A control frame may pass the message whose fragments it came between.
                assertThat(new PlainParser(true).feed(lab.origin.heard()).messages)
                        .isEqualTo(new PlainParser(true).feed(up).messages);
                assertThat(lab.origin.heard().length).isEqualTo(up.length);
                if (!lab.actions.judging) {
                    assertThat(lab.origin.heard()).isEqualTo(up);
                    assertThat(lab.agent.heard()).isEqualTo(down);
                }
            }
        }
    }

    private static byte[] traffic(Random random, boolean masked) {
        byte[] all = new byte[0];
        for (int i = 0; i < 10; i++) {
            int first = 0x81 + random.nextInt(2);
            if (random.nextInt(3) == 0) {
                all =
                        Frames.join(
                                all,
                                frame(random, first & 0x7f, masked),
                                frame(random, 0x89, masked));
                first = 0x80;
            }
            all = Frames.join(all, frame(random, first, masked));
        }
        return all;
    }

    private static byte[] frame(Random random, int first, boolean masked) {
        byte[] payload = Frames.utf8("é€x".repeat(random.nextInt(20)));
        return Frames.frame(first, payload, masked);
    }

    private static void chop(Random random, byte[] bytes, FakeEnd end) {
        int from = 0;
        while (from < bytes.length) {
            int to = Math.min(bytes.length, from + 1 + random.nextInt(60));
            end.says(java.util.Arrays.copyOfRange(bytes, from, to));
            from = to;
        }
    }

    @Test
    void compressedFrames_withoutAgreement_areRefused() {
        try (RelayLab lab = new RelayLab(Optional.empty(), Optional.empty())) {
            lab.agent.says(Frames.agent(0xc1, new byte[] {1}));
            lab.end();
            assertThat(lab.origin.heard()).isEqualTo(Frames.agent(0x88, Frames.close(1002, "")));
        }
    }
}
