package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WireTextTest {

    @Test
    void characters_beyondOneByte_becomeQuestionMarksAndNoLineEnds() {
        HttpFields fields = HttpFields.of(List.of(new HeaderField("x", "a\u010d\u010ab\uff0a")));
        assertThat(written(fields)).isEqualTo("x: a??b?\r\n");
    }

    @Test
    void fields_ofAnyCharacters_areWrittenAsLatin1() {
        Random random = new Random(3);
        for (int round = 0; round < 2_000; round++) {
            List<HeaderField> fields = new ArrayList<>();
            StringBuilder expected = new StringBuilder();
            for (int i = random.nextInt(6); i > 0; i--) {
                HeaderField field = new HeaderField(draw(random), draw(random));
                fields.add(field);
                expected.append(field.name() + ": " + field.value() + "\r\n");
            }
            byte[] bytes = expected.toString().getBytes(StandardCharsets.ISO_8859_1);
            assertThat(written(HttpFields.of(fields)))
                    .isEqualTo(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    private static String written(HttpFields fields) {
        ByteBuf out = Unpooled.buffer();
        WireText.fields(out, fields);
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static String draw(Random random) {
        char[] text = new char[random.nextInt(40)];
        for (int i = 0; i < text.length; i++) {
            text[i] = (char) random.nextInt(random.nextInt(4) == 0 ? 0xd800 : 0x100);
        }
        return new String(text);
    }
}
