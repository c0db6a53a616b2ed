package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A85: what an agent names itself stays on one line of a log, printable and short. */
class LogTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nINFO forged",
                "a\u001b[2J",
                "a\u009b31m",
                "a\u0000b",
                "a\u007f",
                "a\u2028b",
                "a\u202eb",
                "a\u00ffb",
                "a\ud800b",
                "a\\u000ab",
            })
    void text_withControlCharacters_isEscaped(String text) {
        assertThat(LogText.of(text)).matches("a[\\x20-\\x7e]*").isNotEqualTo(text);
    }

    @Test
    void text_ofAMegabyte_isCut() {
        assertThat(LogText.of("/".repeat(1 << 20))).hasSizeLessThan(300).endsWith("...");
        assertThat(LogText.of("\n".repeat(1 << 20))).hasSizeLessThan(300);
    }

    @Test
    void noise_isAlwaysOneShortPrintableLine() {
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            char[] text = new char[random.nextInt(400)];
            for (int j = 0; j < text.length; j++) {
                text[j] = (char) random.nextInt();
            }
            assertThat(LogText.of(new String(text))).matches("[\\x20-\\x7e]{0,260}");
        }
    }
}
