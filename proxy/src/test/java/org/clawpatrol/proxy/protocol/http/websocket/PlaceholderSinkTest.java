package org.clawpatrol.proxy.protocol.http.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A31: placeholders in what an agent says become the secret, whole or not at all. */
final class PlaceholderSinkTest {
    private static final String PLACEHOLDER = "ph-of-the-agent";
    private static final String SECRET = "s3cr3t-token-that-is-longer-than-it";

    private static Optional<byte[]> swap(byte[] message) {
        String text = new String(message, StandardCharsets.UTF_8);
        return text.contains(PLACEHOLDER)
                ? Optional.of(Frames.utf8(text.replace(PLACEHOLDER, SECRET)))
                : Optional.empty();
    }

    private static RelayLab lab() {
        return new RelayLab(PlaceholderSinkTest::swap);
    }

    @Test
    void placeholder_cutIntoFragmentsPiecesAndPings_becomesTheSecretInOneFrame() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            String text = words(random) + PLACEHOLDER + words(random) + PLACEHOLDER;
            byte[] sent = fragments(Frames.utf8(text), random, 1);
            try (RelayLab lab = lab()) {
                lab.actions.judging = random.nextBoolean();
                saysInPieces(lab, sent, random);
                lab.settle();
                PlainParser seen = new PlainParser(true).feed(lab.origin.heard());
                assertThat(seen.messages)
                        .as("seed %s", seed)
                        .containsExactly(
                                new PlainParser.Message(
                                        true, latin(text.replace(PLACEHOLDER, SECRET))));
            }
        }
    }

    /** A30: nothing else is touched, not even how it is cut into frames. */
    @Test
    void textWithoutPlaceholder_passesByteForByte() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            String text = words(random) + PLACEHOLDER.substring(1) + words(random);
            byte[] sent = fragments(Frames.utf8(text), random, 1);
            try (RelayLab lab = lab()) {
                saysInPieces(lab, sent, random);
                lab.settle();
                assertThat(sorted(lab.origin.heard())).as("seed %s", seed).isEqualTo(sorted(sent));
                PlainParser seen = new PlainParser(true).feed(lab.origin.heard());
                assertThat(seen.messages)
                        .containsExactly(new PlainParser.Message(true, latin(text)));
            }
        }
    }

    @Test
    void binaryMessage_passesAsItCame() {
        byte[] sent =
                Frames.join(
                        Frames.agent(0x02, Frames.utf8(PLACEHOLDER)),
                        Frames.agent(0x80, Frames.utf8(PLACEHOLDER)));
        try (RelayLab lab = lab()) {
            lab.agent.says(sent);
            lab.settle();
            assertThat(lab.origin.heard()).isEqualTo(sent);
        }
    }

    @Test
    void textAndBinary_oneAfterTheOther_areToldApart() {
        try (RelayLab lab = lab()) {
            lab.agent.says(Frames.agentText(PLACEHOLDER));
            lab.agent.says(Frames.agent(0x82, Frames.utf8(PLACEHOLDER)));
            lab.agent.says(Frames.agentText(""));
            lab.agent.says(Frames.agentText("a" + PLACEHOLDER));
            lab.settle();
            assertThat(lab.origin.heard())
                    .isEqualTo(
                            Frames.join(
                                    Frames.agentText(SECRET),
                                    Frames.agent(0x82, Frames.utf8(PLACEHOLDER)),
                                    Frames.agentText(""),
                                    Frames.agentText("a" + SECRET)));
        }
    }

    /** The length of a frame is written in three ways. */
    @ParameterizedTest
    @ValueSource(ints = {80, 100, 120, 65_400, 65_490, 65_500, 70_000})
    void changedMessage_ofAnyLength_isOneValidFrame(int around) {
        String text = "x".repeat(around) + PLACEHOLDER;
        try (RelayLab lab = lab()) {
            lab.agent.says(Frames.agentText(text));
            lab.settle();
            assertThat(lab.origin.heard())
                    .isEqualTo(Frames.agentText(text.replace(PLACEHOLDER, SECRET)));
        }
    }

    /** Left alone as a whole: no part of it becomes a secret. */
    @Test
    void textLongerThanWhatIsHeld_passesAsItCame() {
        byte[] filling = new byte[PlaceholderSink.MOST_HELD];
        Arrays.fill(filling, (byte) 'x');
        byte[] sent =
                Frames.join(
                        Frames.agent(0x01, Frames.utf8(PLACEHOLDER)),
                        Frames.agent(0x00, filling),
                        Frames.agent(0x80, Frames.utf8(PLACEHOLDER)));
        try (RelayLab lab = lab()) {
            lab.agent.says(sent);
            lab.agent.says(Frames.agentText(PLACEHOLDER));
            lab.settle();
            assertThat(lab.origin.heard()).isEqualTo(Frames.join(sent, Frames.agentText(SECRET)));
        }
    }

    @Test
    void unfinishedText_isNotSentAndNotKept() {
        try (RelayLab lab = lab()) {
            lab.agent.says(Frames.agent(0x01, Frames.utf8("half of " + PLACEHOLDER)));
            lab.agent.says(Frames.agent(0x88, Frames.close(1000, "")));
            lab.origin.says(Frames.origin(0x88, Frames.close(1000, "")));
            lab.settle();
            lab.timeOut();
            assertThat(lab.origin.heard()).isEqualTo(Frames.agent(0x88, Frames.close(1000, "")));
        }
    }

    /** Records and rules have the agent's own words. */
    @Test
    void judgedMessage_isTheAgentsOwn() {
        try (RelayLab lab = lab()) {
            lab.actions.judging = true;
            lab.agent.says(Frames.agentText("say " + PLACEHOLDER));
            lab.settle();
            assertThat(lab.actions.asked)
                    .singleElement()
                    .satisfies(
                            message ->
                                    assertThat(new String(message.bytes(), StandardCharsets.UTF_8))
                                            .isEqualTo("say " + PLACEHOLDER));
            assertThat(lab.origin.heard()).isEqualTo(Frames.agentText("say " + SECRET));
        }
    }

    private static void saysInPieces(RelayLab lab, byte[] sent, Random random) {
        int from = 0;
        while (from < sent.length) {
            int to = Math.min(sent.length, from + 1 + random.nextInt(9));
            lab.agent.says(Arrays.copyOfRange(sent, from, to));
            from = to;
        }
    }

    /** A message in up to four fragments with pings between them. */
    private static byte[] fragments(byte[] text, Random random, int opcode) {
        byte[] all = new byte[0];
        int from = 0;
        int first = opcode;
        for (int left = random.nextInt(4); left >= 0; left--) {
            int to = left == 0 ? text.length : from + random.nextInt(text.length - from + 1);
            int fin = left == 0 ? 0x80 : 0;
            all =
                    Frames.join(
                            all,
                            Frames.agent(fin | first, Arrays.copyOfRange(text, from, to)),
                            random.nextBoolean()
                                    ? Frames.agent(0x89, Frames.utf8("p"))
                                    : new byte[0]);
            first = 0;
            from = to;
        }
        return all;
    }

    /** Pings may go ahead of fragments that are held. */
    private static byte[] sorted(byte[] bytes) {
        byte[] copy = bytes.clone();
        Arrays.sort(copy);
        return copy;
    }

    private static String latin(String text) {
        return new String(Frames.utf8(text), StandardCharsets.ISO_8859_1);
    }

    private static String words(Random random) {
        return "p\u00e4h-".repeat(random.nextInt(4));
    }
}
