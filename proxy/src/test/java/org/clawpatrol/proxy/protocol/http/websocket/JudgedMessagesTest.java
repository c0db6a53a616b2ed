package org.clawpatrol.proxy.protocol.http.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.zip.Deflater;
import org.clawpatrol.proxy.protocol.http.websocket.CollectedMessage.Extent;
import org.junit.jupiter.api.Test;

/** A message that rules read passes only once it was judged, and then as it came. */
class JudgedMessagesTest {
    private static final DeflateTerms TAKEOVER = new DeflateTerms(false, false);

    @Test
    void message_allowed_passesAsItCameAndIsAccountedFor() {
        try (RelayLab lab = judging()) {
            byte[] frames =
                    Frames.join(
                            Frames.agent(0x01, Frames.utf8("two ")),
                            Frames.agent(0x80, Frames.utf8("parts")));
            lab.agent.says(frames);
            lab.settle();
            assertThat(lab.actions.text(lab.actions.asked.getFirst())).isEqualTo("two parts");
            assertThat(lab.origin.heard()).isEqualTo(frames);
            assertThat(lab.actions.outcomes).containsExactly(frames.length + " ");
        }
    }

    @Test
    void message_refused_neverLeavesAndClosesBothWith1008() {
        try (RelayLab lab = judging()) {
            lab.agent.says(Frames.join(Frames.agentText("forbidden"), Frames.agentText("more")));
            lab.settle();
            assertThat(lab.origin.heard()).isEqualTo(Frames.agent(0x88, Frames.close(1008, "")));
            lab.end();
            assertThat(lab.agent.heard())
                    .isEqualTo(Frames.origin(0x88, Frames.close(1008, "not this")));
            assertThat(lab.actions.asked).hasSize(1);
        }
    }

    @Test
    void message_fromTheOrigin_isJudgedToo() {
        try (RelayLab lab = judging()) {
            lab.origin.says(Frames.originText("fine"), Frames.originText("forbidden"));
            lab.end();
            assertThat(lab.agent.heard())
                    .isEqualTo(
                            Frames.join(
                                    Frames.originText("fine"),
                                    Frames.origin(0x88, Frames.close(1008, "not this"))));
        }
    }

    @Test
    void message_thatWaits_holdsItsDirectionOnly() {
        try (RelayLab lab = judging()) {
            lab.actions.later = true;
            byte[] ping = Frames.agent(0x89, new byte[0]);
            lab.agent.says(Frames.join(Frames.agentText("please"), ping), ping);
            lab.origin.says(Frames.origin(0x89, new byte[0]));
            lab.settle();
            assertThat(lab.origin.heard()).isEmpty();
            assertThat(lab.agent.outgoing).hasSize(1);
            assertThat(lab.agent.heard()).isEqualTo(Frames.origin(0x89, new byte[0]));
            lab.actions.pass(lab.actions.open.getFirst());
            lab.settle();
            assertThat(lab.origin.heard())
                    .isEqualTo(Frames.join(Frames.agentText("please"), ping, ping));
        }
    }

    @Test
    void agentThatLeaves_whileItsMessageWaits_withdrawsIt() {
        try (RelayLab lab = judging()) {
            lab.actions.later = true;
            lab.agent.says(Frames.agentText("please"));
            lab.settle();
            lab.relay.onAgentClosed();
            assertThat(lab.actions.withdrawn).isEqualTo(1);
            lab.actions.pass(lab.actions.open.getFirst());
            assertThat(lab.origin.heard()).isEmpty();
            assertThat(lab.actions.outcomes)
                    .containsExactly("0 the connection ended within the message");
        }
    }

    @Test
    void originThatLeaves_whileItsMessageWaits_isStillHeard() {
        try (RelayLab lab = judging()) {
            lab.actions.later = true;
            byte[] last =
                    Frames.join(Frames.originText("last words"), Frames.origin(0x88, new byte[0]));
            lab.origin.says(last);
            lab.settle();
            lab.relay.onOriginClosed();
            assertThat(lab.ended).isEmpty();
            lab.actions.pass(lab.actions.open.getFirst());
            assertThat(lab.agent.heard()).isEqualTo(last);
            lab.agent.says(Frames.agent(0x88, new byte[0]));
            lab.settle();
            assertThat(lab.ended).hasSize(1);
        }
    }

    @Test
    void message_longerThanTheLimit_isJudgedByItsBeginningAndStreams() {
        try (RelayLab lab = judging()) {
            lab.actions.limit = 4;
            byte[] long1 = Frames.agentText("longer than four");
            lab.agent.says(long1, Frames.agentText("abc"));
            lab.settle();
            assertThat(lab.actions.asked.getFirst().extent()).isEqualTo(Extent.TRUNCATED);
            assertThat(lab.actions.asked.get(1).extent()).isEqualTo(Extent.COMPLETE);
            assertThat(lab.origin.heard()).isEqualTo(Frames.join(long1, Frames.agentText("abc")));
        }
    }

    @Test
    void fragmentsWithoutPayload_withoutEnd_areNotKeptForEver() {
        try (RelayLab lab = judging()) {
            lab.agent.says(Frames.agent(0x01, new byte[0]));
            for (int i = 0; i < 20_000; i++) {
                lab.agent.says(Frames.agent(0x00, new byte[0]));
            }
            lab.settle();
            assertThat(lab.actions.asked.getFirst().extent()).isEqualTo(Extent.TRUNCATED);
        }
    }

    @Test
    void ping_betweenHeldFragments_goesAhead() {
        try (RelayLab lab = judging()) {
            byte[] ping = Frames.agent(0x89, new byte[0]);
            lab.agent.says(Frames.agent(0x01, new byte[1]), ping);
            lab.settle();
            assertThat(lab.origin.heard()).isEqualTo(ping);
        }
    }

    @Test
    void binaryMessage_isJudgedAsSuch() {
        try (RelayLab lab = judging()) {
            lab.agent.says(Frames.agent(0x82, new byte[] {1, 2}));
            lab.settle();
            assertThat(lab.actions.asked.getFirst().text()).isFalse();
        }
    }

    @Test
    void compressedMessages_leaningOnEarlierOnes_areReadAndPassAsTheyCame() {
        try (RelayLab lab = new RelayLab(Optional.of(TAKEOVER), Optional.empty())) {
            lab.actions.judging = true;
            Deflater deflater = new Deflater(9, true);
            byte[] one = Frames.agent(0xc1, deflated(deflater, "the same words"));
            byte[] two = Frames.agent(0xc1, deflated(deflater, "the same words, forbidden"));
            lab.agent.says(one, two);
            lab.settle();
            assertThat(lab.actions.asked)
                    .extracting(lab.actions::text)
                    .containsExactly("the same words", "the same words, forbidden");
            assertThat(lab.origin.heard())
                    .isEqualTo(Frames.join(one, Frames.agent(0x88, Frames.close(1008, ""))));
        }
    }

    @Test
    void compressedMessage_inFragmentsAndPieces_isRead() {
        try (RelayLab lab = new RelayLab(Optional.of(TAKEOVER), Optional.empty())) {
            lab.actions.judging = true;
            byte[] packed = deflated(new Deflater(9, true), "hello hello hello");
            byte[] first = java.util.Arrays.copyOf(packed, 3);
            byte[] second = java.util.Arrays.copyOfRange(packed, 3, packed.length);
            for (byte unit : Frames.join(Frames.agent(0x41, first), Frames.agent(0x80, second))) {
                lab.agent.says(new byte[] {unit});
            }
            lab.settle();
            assertThat(lab.actions.text(lab.actions.asked.getFirst()))
                    .isEqualTo("hello hello hello");
        }
    }

    @Test
    void compressedMessage_leaningOnWhatWasNotSeen_isUnreadable() {
        try (RelayLab lab = new RelayLab(Optional.of(TAKEOVER), Optional.empty())) {
            Deflater deflater = new Deflater(9, true);
            lab.agent.says(Frames.agent(0xc1, deflated(deflater, "not judged yet")));
            lab.settle();
            lab.actions.judging = true;
            lab.agent.says(Frames.agent(0xc1, deflated(deflater, "not judged yet")));
            lab.settle();
            assertThat(lab.actions.asked.getFirst().extent()).isEqualTo(Extent.UNREADABLE);
        }
    }

    @Test
    void compressedMessage_onItsOwn_isReadWhateverCameBefore() {
        DeflateTerms resetting = new DeflateTerms(true, true);
        try (RelayLab lab = new RelayLab(Optional.of(resetting), Optional.empty())) {
            lab.agent.says(Frames.agent(0xc1, deflated(new Deflater(9, true), "one")));
            lab.settle();
            lab.actions.judging = true;
            lab.agent.says(
                    Frames.agent(0xc1, new byte[] {7, 7, 7}),
                    Frames.agent(0xc1, deflated(new Deflater(9, true), "two")));
            lab.settle();
            assertThat(lab.actions.asked)
                    .extracting(CollectedMessage::extent)
                    .containsExactly(Extent.UNREADABLE, Extent.COMPLETE);
        }
    }

    @Test
    void bomb_isTruncatedAndThenLost() {
        try (RelayLab lab = new RelayLab(Optional.of(TAKEOVER), Optional.empty())) {
            lab.actions.judging = true;
            Deflater deflater = new Deflater(9, true);
            byte[] bomb = Frames.agent(0xc1, deflated(deflater, "0".repeat(20 << 20)));
            byte[] next = Frames.agent(0xc1, deflated(deflater, "0000"));
            lab.agent.says(bomb, next);
            lab.settle();
            assertThat(lab.actions.asked)
                    .extracting(CollectedMessage::extent)
                    .containsExactly(Extent.TRUNCATED, Extent.UNREADABLE);
            assertThat(lab.actions.asked.getFirst().bytes()).hasSize(1000);
            assertThat(lab.origin.heard()).isEqualTo(Frames.join(bomb, next));
        }
    }

    @Test
    void longCompressedMessage_isFollowedForTheOneBehindIt() {
        try (RelayLab lab = new RelayLab(Optional.of(TAKEOVER), Optional.empty())) {
            lab.actions.judging = true;
            Deflater deflater = new Deflater(9, true);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 2000; i++) {
                text.append(i).append(' ');
            }
            byte[] first = Frames.agent(0xc1, deflated(deflater, text.toString()));
            byte[] second = Frames.agent(0xc1, deflated(deflater, "1998 1999 "));
            for (byte unit : Frames.join(first, second)) {
                lab.agent.says(new byte[] {unit});
            }
            lab.settle();
            assertThat(lab.actions.text(lab.actions.asked.get(1))).isEqualTo("1998 1999 ");
        }
    }

    private static RelayLab judging() {
        RelayLab lab = new RelayLab();
        lab.actions.judging = true;
        return lab;
    }

    private static byte[] deflated(Deflater deflater, String text) {
        deflater.setInput(Frames.utf8(text));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] portion = new byte[4096];
        int size = deflater.deflate(portion, 0, portion.length, Deflater.SYNC_FLUSH);
        while (size > 0) {
            out.write(portion, 0, size);
            size = deflater.deflate(portion, 0, portion.length, Deflater.SYNC_FLUSH);
        }
        byte[] all = out.toByteArray();
        return java.util.Arrays.copyOf(all, all.length - 4);
    }
}
