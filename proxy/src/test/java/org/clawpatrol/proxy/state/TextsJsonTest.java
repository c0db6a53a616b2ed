package org.clawpatrol.proxy.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class TextsJsonTest {
    private final JsonMapper json = new JsonMapper();

    @Test
    void texts_ofAnyCharacters_areWrittenAsByAGenerator() {
        Random random = new Random(2);
        for (int round = 0; round < 5_000; round++) {
            List<String> texts = texts(random);
            assertThat(TextsJson.array(texts)).isEqualTo(json.writeValueAsString(texts));
            Map<String, List<String>> named = new LinkedHashMap<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                named.put(text(random), texts(random));
            }
            assertThat(TextsJson.object(named)).isEqualTo(json.writeValueAsString(named));
        }
    }

    private static List<String> texts(Random random) {
        List<String> texts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            texts.add(text(random));
        }
        return texts;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.appendCodePoint(
                    switch (random.nextInt(4)) {
                        case 0 -> random.nextInt(0x80);
                        case 1 -> random.nextInt(0x110000);
                        default -> 'a' + random.nextInt(26);
                    });
        }
        return text.toString();
    }
}
