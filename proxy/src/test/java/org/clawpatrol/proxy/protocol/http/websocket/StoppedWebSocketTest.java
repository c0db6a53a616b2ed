package org.clawpatrol.proxy.protocol.http.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * RFC 6455, 7.4.1: an endpoint that is going away says 1001, masked as a client, plain as a server.
 */
class StoppedWebSocketTest {
    private static final String WHY = "the gateway is stopping";
    private static final byte[] TO_AGENT = Frames.origin(0x88, Frames.close(1001, WHY));
    private static final byte[] TO_ORIGIN = Frames.agent(0x88, Frames.close(1001, ""));
    private static final byte[] AGENT_ANSWERS = Frames.agent(0x88, Frames.close(1001, ""));
    private static final byte[] ORIGIN_ANSWERS = Frames.origin(0x88, Frames.close(1001, ""));

    @Test
    void stop_betweenFrames_closesBothAndEndsWithTheirAnswers() {
        try (RelayLab lab = new RelayLab()) {
            lab.relay.stop();
            assertThat(lab.agent.heard()).isEqualTo(TO_AGENT);
            assertThat(lab.origin.heard()).isEqualTo(TO_ORIGIN);
            lab.agent.says(AGENT_ANSWERS);
            lab.settle();
            assertThat(lab.ended).isEmpty();
            lab.origin.says(ORIGIN_ANSWERS);
            lab.settle();
            assertThat(lab.ended).hasSize(1);
            assertThat(lab.end().error()).isEqualTo(WHY);
        }
    }

    @Test
    void stop_neverAnswered_endsAfterAMoment() {
        try (RelayLab lab = new RelayLab()) {
            lab.relay.stop();
            lab.settle();
            assertThat(lab.ended).isEmpty();
            assertThat(lab.end().error()).isEqualTo(WHY);
        }
    }

    @Test
    void stop_saidTwice_closesOnce() {
        try (RelayLab lab = new RelayLab()) {
            lab.relay.stop();
            lab.relay.stop();
            assertThat(lab.agent.heard()).isEqualTo(TO_AGENT);
        }
    }

    @Test
    void frames_stillOnTheirWay_goNowhereBehindTheCloseFrame() {
        try (RelayLab lab = new RelayLab()) {
            lab.relay.stop();
            lab.agent.says(Frames.agentText("late"), AGENT_ANSWERS);
            lab.origin.says(Frames.join(Frames.originText("late"), ORIGIN_ANSWERS));
            lab.settle();
            assertThat(lab.ended).hasSize(1);
            assertThat(lab.agent.heard()).isEqualTo(TO_AGENT);
            assertThat(lab.origin.heard()).isEqualTo(TO_ORIGIN);
        }
    }

    @Test
    void stop_withinAFrame_closesBehindIt() {
        try (RelayLab lab = new RelayLab()) {
            byte[] frame = Frames.agentText("a long frame");
            byte[] start = Arrays.copyOf(frame, 9);
            lab.agent.says(start);
            lab.settle();
            lab.relay.stop();
            assertThat(lab.origin.heard()).isEqualTo(start);
            assertThat(lab.agent.heard()).isEqualTo(TO_AGENT);
            byte[] rest = Arrays.copyOfRange(frame, 9, frame.length);
            lab.agent.says(Frames.join(rest, Frames.agentText("next"), AGENT_ANSWERS));
            lab.settle();
            assertThat(lab.origin.heard()).isEqualTo(Frames.join(frame, TO_ORIGIN));
        }
    }

    @Test
    void stop_withinAFrameThatNeverEnds_endsWithoutACloseFrame() {
        try (RelayLab lab = new RelayLab()) {
            byte[] start = Arrays.copyOf(Frames.agentText("a long frame"), 9);
            lab.agent.says(start);
            lab.settle();
            lab.relay.stop();
            assertThat(lab.end().error()).isEqualTo(WHY);
            assertThat(lab.origin.heard()).isEqualTo(start);
        }
    }

    @Test
    void message_waitingForItsJudgement_isWithdrawnAndNeverSent() {
        try (RelayLab lab = new RelayLab()) {
            lab.actions.judging = true;
            lab.actions.later = true;
            lab.agent.says(Frames.agentText("may I?"));
            lab.settle();
            lab.relay.stop();
            assertThat(lab.actions.withdrawn).isEqualTo(1);
            lab.actions.pass(lab.actions.open.getFirst());
            assertThat(lab.origin.heard()).isEqualTo(TO_ORIGIN);
            assertThat(lab.actions.outcomes).hasSize(1);
            lab.agent.says(AGENT_ANSWERS);
            lab.origin.says(ORIGIN_ANSWERS);
            lab.settle();
            assertThat(lab.ended).hasSize(1);
        }
    }

    @Test
    void target_thatTakesNothingMore_doesNotKeepTheAnswerFromBeingRead() {
        try (RelayLab lab = new RelayLab()) {
            lab.origin.writable = false;
            lab.relay.stop();
            lab.agent.says(AGENT_ANSWERS);
            lab.origin.says(ORIGIN_ANSWERS);
            lab.settle();
            assertThat(lab.ended).hasSize(1);
        }
    }

    @Test
    void stop_duringAClosingHandshake_letsItEnd() {
        try (RelayLab lab = new RelayLab()) {
            byte[] close = Frames.agent(0x88, Frames.close(1000, ""));
            lab.agent.says(close);
            lab.settle();
            lab.relay.stop();
            assertThat(lab.origin.heard()).isEqualTo(close);
            byte[] closed = Frames.origin(0x88, Frames.close(1000, ""));
            lab.origin.says(closed);
            lab.origin.leaves = true;
            lab.settle();
            assertThat(lab.agent.heard()).isEqualTo(closed);
            assertThat(lab.end().error()).isEmpty();
        }
    }

    @Test
    void garbageOrASilentLeave_insteadOfAnAnswer_endsToo() {
        try (RelayLab lab = new RelayLab(Optional.empty(), Optional.empty())) {
            lab.relay.stop();
            lab.agent.says(Frames.agent(0x83, new byte[0]));
            lab.origin.leaves = true;
            lab.settle();
            assertThat(lab.ended).hasSize(1);
            assertThat(lab.end().error()).isEqualTo(WHY);
        }
    }
}
