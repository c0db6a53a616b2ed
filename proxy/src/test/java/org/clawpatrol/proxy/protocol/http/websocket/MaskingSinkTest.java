package org.clawpatrol.proxy.protocol.http.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A lent secret that an origin sends back is covered in the frame it comes in. */
class MaskingSinkTest {
    private static final String SECRET = "s3cr3t-t0ken";
    private static final String STARS = "*".repeat(SECRET.length());

    /** Finds the plain secret, slowly. */
    private static final FrameMask MASK =
            new FrameMask() {
                @Override
                public boolean cover(ByteBuf bytes) {
                    String text = bytes.toString(StandardCharsets.ISO_8859_1);
                    String covered = text.replace(SECRET, STARS);
                    bytes.setBytes(
                            bytes.readerIndex(), covered.getBytes(StandardCharsets.ISO_8859_1));
                    return !covered.equals(text);
                }

                @Override
                public int openEnd(ByteBuf bytes) {
                    String text = bytes.toString(StandardCharsets.ISO_8859_1);
                    for (int size = SECRET.length() - 1; size > 0; size--) {
                        if (text.endsWith(SECRET.substring(0, size))) {
                            return size;
                        }
                    }
                    return 0;
                }
            };

    @Test
    void secret_inAFrame_isCoveredAtTheSameLength() {
        try (RelayLab lab = lab()) {
            lab.origin.says(Frames.originText("token=" + SECRET + "!"));
            lab.origin.leaves = true;
            lab.settle();
            assertThat(lab.agent.heard()).isEqualTo(Frames.originText("token=" + STARS + "!"));
            assertThat(lab.end().masked()).isEqualTo(1);
        }
    }

    @Test
    void secret_spreadOverFragmentsPiecesAndAPing_isCovered() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            String text = words(random) + SECRET + words(random) + SECRET;
            int one = random.nextInt(text.length() + 1);
            int two = one + random.nextInt(text.length() - one + 1);
            try (RelayLab lab = lab()) {
                lab.actions.judging = random.nextBoolean();
                byte[] sent = fragments(text, one, two);
                int from = 0;
                while (from < sent.length) {
                    int to = Math.min(sent.length, from + 1 + random.nextInt(9));
                    lab.origin.says(Arrays.copyOfRange(sent, from, to));
                    from = to;
                }
                lab.settle();
                PlainParser seen = new PlainParser(false).feed(lab.agent.heard());
                assertThat(seen.messages)
                        .as("seed %s", seed)
                        .containsExactly(
                                new PlainParser.Message(true, text.replace(SECRET, STARS)));
                assertThat(lab.agent.heard()).hasSize(sent.length);
            }
        }
    }

    @Test
    void beginningOfASecret_atTheEndOfAMessage_isNotHeldBack() {
        try (RelayLab lab = lab()) {
            byte[] frame = Frames.originText("s3cr3t-");
            lab.origin.says(frame);
            lab.settle();
            assertThat(lab.agent.heard()).isEqualTo(frame);
        }
    }

    @Test
    void closeFrame_behindTheBeginningOfASecret_passes() {
        try (RelayLab lab = lab()) {
            byte[] sent =
                    Frames.join(
                            Frames.origin(0x01, Frames.utf8("s3cr3t-")),
                            Frames.origin(0x88, new byte[0]));
            lab.origin.says(sent);
            lab.settle();
            assertThat(lab.agent.heard()).isEqualTo(sent);
        }
    }

    @Test
    void judgement_readsWhatTheAgentWouldSee() {
        try (RelayLab lab = lab()) {
            lab.actions.judging = true;
            lab.origin.says(Frames.originText(SECRET));
            lab.settle();
            assertThat(lab.actions.text(lab.actions.asked.getFirst())).isEqualTo(STARS);
        }
    }

    private static RelayLab lab() {
        return new RelayLab(Optional.empty(), Optional.of(MASK));
    }

    private static byte[] fragments(String text, int one, int two) {
        return Frames.join(
                Frames.origin(0x01, Frames.utf8(text.substring(0, one))),
                Frames.origin(0x89, Frames.utf8("ping")),
                Frames.origin(0x00, Frames.utf8(text.substring(one, two))),
                Frames.origin(0x80, Frames.utf8(text.substring(two))));
    }

    private static String words(Random random) {
        return "s3cr3t-s3cr3".substring(0, random.nextInt(12)) + "x";
    }
}
