package org.clawpatrol.proxy.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ContentWriterTest {
    private final ContentWriter writer = new ContentWriter();

    @Test
    void everyControlCharacter_isEscaped() {
        var text = new StringBuilder();
        for (char c = 0; c < 0x100; c++) {
            text.append(c);
        }
        assertThat(line(writer.intent(Records.action(text + "\u2028\u202e"))))
                .matches("[ -~]+")
                .contains("\\u007F", "\\u009B", "\\u202E");
    }

    @Test
    void texts_ofAnyCharacters_areReadBackAsTheyWere() {
        Random random = new Random(5);
        for (int round = 0; round < 5_000; round++) {
            String text = draw(random);
            String line =
                    line(
                            writer.intent(
                                    Records.action("a", text, Map.of("h", List.of(text)), text)));
            assertThat(line).matches("[ -~]+");
            JsonNode action = JsonMapper.shared().readTree(line).path("action");
            assertThat(action.path("target").asString()).isEqualTo(text);
            assertThat(action.path("headers").path("h").path(0).asString()).isEqualTo(text);
            assertThat(action.path("body").asString()).isEqualTo(text);
        }
    }

    @Test
    void surrogates_withoutTheirOtherHalf_areReplaced() {
        assertThat(line(writer.outcome("\ud83d", Records.OK))).contains("\"id\":\"\\uFFFD\"");
        assertThat(line(writer.outcome("\ude00\ud83d\ude00\ud83d", Records.OK)))
                .contains("\"id\":\"\\uFFFD\\uD83D\\uDE00\\uFFFD\"");
        assertThat(line(writer.outcome("\ud83d\ud83d\ude00\ude00", Records.OK)))
                .contains("\"id\":\"\\uFFFD\\uD83D\\uDE00\\uFFFD\"");
    }

    @Test
    void whatIsAsItMostlyIs_isLeftOutAndReadBack() {
        byte[] content = writer.intent(Records.action("a"));
        assertThat(line(content))
                .endsWith("\"digest\":\"00ff\"}}")
                .doesNotContain("body", "log", "tags", "shadow");
        assertThat(read(content)).isEqualTo(Records.action("a"));
    }

    @Test
    void shadow_ofAnyCharacters_isReadBackWithinTheBound() {
        var action =
                Records.shadowed("a", List.of("deny by rule `\u202e\n\"x`", "y".repeat(9_000)));
        ActionRecord read = read(writer.intent(action));
        assertThat(read.shadow().getFirst()).isEqualTo(action.shadow().getFirst());
        assertThat(read.shadow().getLast()).hasSizeLessThan(9_000);
    }

    @Test
    void basis_thatIsAsExpected_isAFewBytes() {
        var plain = new Basis(true, "api-token", "", "", List.of(), Map.of());
        byte[] content = writer.intent(Records.based("a", plain));

        assertThat(line(content)).endsWith("\"digest\":\"00ff\",\"v\":2}}");
        assertThat(read(content).basis()).isEqualTo(plain);
    }

    @Test
    void basis_ofAnyCharacters_isReadBackWithinTheBounds() {
        var basis =
                new Basis(
                        true,
                        "",
                        "deny",
                        "/a%20b",
                        List.of("ops allowed", "boss not asked"),
                        Map.of("http.body_json/a\n\u202e", "= \"\u2028\"", "x", "y".repeat(9_000)));

        Basis read = read(writer.intent(Records.based("a", basis))).basis();

        assertThat(read.dispatched()).isEmpty();
        assertThat(read.ruled()).isEqualTo("deny");
        assertThat(read.rawPath()).isEqualTo("/a%20b");
        assertThat(read.stages()).isEqualTo(basis.stages());
        assertThat(read.facts()).containsEntry("http.body_json/a\n\u202e", "= \"\u2028\"");
        assertThat(read.facts().get("x")).hasSizeLessThan(9_000);
    }

    private static ActionRecord read(byte[] content) {
        byte[] none = new byte[0];
        var entry =
                new ContentReader()
                        .entry(new Line(1, LineKind.INTENT, "", none, none, none, content));
        return ((JournalEntry.Begun) entry.orElseThrow()).action();
    }

    @Test
    void content_afterAHugeOneOrOneThatBrokeOff_isWrittenAsByAFreshWriter() {
        String huge = "x".repeat(1 << 20);
        byte[] expected = new ContentWriter().intent(Records.action("a"));
        writer.intent(Records.action("a", huge, Map.of("h", List.of(huge)), huge));
        assertThat(writer.intent(Records.action("a"))).isEqualTo(expected);
        @SuppressWarnings("NullAway") // breaks off in the middle of the headers
        Map<String, List<String>> broken = Collections.singletonMap("h", null);
        assertThatThrownBy(() -> writer.intent(Records.action("a", "t", broken, "b")))
                .isInstanceOf(NullPointerException.class);
        assertThat(writer.intent(Records.action("a"))).isEqualTo(expected);
    }

    @Test
    void threads_thatShareIt_writeWhatAFreshWriterWrites() throws Exception {
        List<Callable<@Nullable Void>> threads = new ArrayList<>();
        for (int seed = 0; seed < 4; seed++) {
            Random random = new Random(seed);
            threads.add(() -> writeMany(random));
        }
        try (var pool = Executors.newFixedThreadPool(threads.size())) {
            for (var done : pool.invokeAll(threads)) {
                done.get();
            }
        }
    }

    private @Nullable Void writeMany(Random random) {
        for (int round = 0; round < 1_000; round++) {
            String text = draw(random);
            var action = Records.action(text, text, Map.of("h", List.of(text)), text);
            var fresh = new ContentWriter();
            assertThat(writer.intent(action)).isEqualTo(fresh.intent(action));
            assertThat(writer.refused(action, Records.OK))
                    .isEqualTo(fresh.refused(action, Records.OK));
            assertThat(writer.outcome(text, Records.OK)).isEqualTo(fresh.outcome(text, Records.OK));
            assertThat(writer.segment(round)).isEqualTo(fresh.segment(round));
        }
        return null;
    }

    /** Valid text of up to some thousand characters, mostly plain. */
    private static String draw(Random random) {
        StringBuilder text = new StringBuilder();
        int size = random.nextInt(random.nextInt(50) == 0 ? 5000 : 40);
        for (int i = 0; i < size; i++) {
            int point =
                    switch (random.nextInt(8)) {
                        case 0 -> random.nextInt(0x20);
                        case 1 ->
                                "\"\\/\u007f\u0080\u00ff\u2028\u2029"
                                        .codePointAt(random.nextInt(8));
                        case 2 -> random.nextInt(0x110000);
                        default -> 'a' + random.nextInt(26);
                    };
            boolean surrogate = point >= 0xd800 && point <= 0xdfff;
            text.appendCodePoint(surrogate ? 'x' : point);
        }
        return text.toString();
    }

    private static String line(byte[] written) {
        return new String(written, StandardCharsets.ISO_8859_1);
    }
}
