package org.clawpatrol.proxy.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ContentWriterTest {
    @Test
    void everyControlCharacter_isEscaped() {
        var text = new StringBuilder();
        for (char c = 0; c < 0x100; c++) {
            text.append(c);
        }
        byte[] written = new ContentWriter().intent(Records.action(text + "\u2028\u202e"));

        String line = new String(written, StandardCharsets.ISO_8859_1);
        assertThat(line).matches("[ -~]+").contains("\\u007F", "\\u009B", "\\u202E");
    }
}
