package org.clawpatrol.proxy.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

final class AsciiJsonTest {
    private static final JsonMapper JACKSON =
            new JsonMapper(JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build());

    @Test
    void object_ofEveryKindOfMember_isWrittenAsJacksonWritesIt() {
        var json = new AsciiJson();
        json.text("a", "x");
        json.number("b", Long.MIN_VALUE);
        json.flag("c", true);
        json.object("d");
        json.endObject();
        json.array("e");
        json.element("1");
        json.element("2");
        json.endArray();
        json.object("f");
        json.arrayOf("g\"");
        json.endArray();
        json.text("h", "");
        json.endObject();
        json.flag("i", false);
        assertThat(text(json))
                .isEqualTo(
                        "{\"a\":\"x\",\"b\":-9223372036854775808,\"c\":true,\"d\":{},"
                                + "\"e\":[\"1\",\"2\"],\"f\":{\"g\\\"\":[],\"h\":\"\"},\"i\":false}");
    }

    @Test
    void texts_ofAnyCharacters_areWrittenAsJacksonWritesThem() {
        Random random = new Random(5);
        for (int round = 0; round < 20_000; round++) {
            String text = draw(random);
            var json = new AsciiJson();
            json.array("t");
            json.element(text);
            json.endArray();
            // Jackson writes DEL as it is.
            String expected = JACKSON.writeValueAsString(Map.of("t", List.of(text)));
            assertThat(text(json)).isEqualTo(expected.replace("\u007f", "\\u007F"));
        }
    }

    @Test
    void surrogates_withoutTheirOtherHalf_areReplaced() {
        var json = new AsciiJson();
        json.text("a", "\ud83d");
        json.text("b", "\ude00\ud83d\ude00\ud83d");
        json.text("c", "\ud83d\ud83d\ude00\ude00");
        assertThat(text(json))
                .isEqualTo(
                        "{\"a\":\"\\uFFFD\",\"b\":\"\\uFFFD\\uD83D\\uDE00\\uFFFD\","
                                + "\"c\":\"\\uFFFD\\uD83D\\uDE00\\uFFFD\"}");
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

    private static String text(AsciiJson json) {
        return new String(json.end(), StandardCharsets.ISO_8859_1);
    }
}
