package org.clawpatrol.dsl.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SourceBytesTest {

    @Test
    void anyText_roundTrips() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(20, 0, Character.MAX_CODE_POINT + 1)
                    .filter(c -> c < 0xd800 || c > 0xdfff)
                    .map(c -> c % (1 + random.nextInt(Character.MAX_CODE_POINT)))
                    .filter(c -> c < 0xd800 || c > 0xdfff)
                    .forEach(text::appendCodePoint);
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            assertThat(SourceBytes.lenient("x", bytes).text()).isEqualTo(text.toString());
        }
    }

    @Test
    void anyBytes_decodeToOneCharacterForEachThatIsWrong() {
        assertThat(lenient(0x61, 0xff, 0x62)).isEqualTo("a\udcffb");
        assertThat(lenient(0xc3)).isEqualTo("\udcc3");
        assertThat(lenient(0x80, 0xbf)).isEqualTo("\udc80\udcbf");
        assertThat(lenient(0xc0, 0xaf)).isEqualTo("\ufffd\ufffd");
        assertThat(lenient(0xed, 0xa0, 0x80)).isEqualTo("\ufffd\ufffd\ufffd");
        assertThat(lenient(0xf7, 0xbf, 0xbf, 0xbf)).isEqualTo("\ufffd".repeat(4));
        assertThat(lenient(0xf0, 0x9f, 0x98, 0x80)).isEqualTo("😀");
    }

    @Test
    void decode_wrongByte_isReportedWhereItStands() {
        Diagnostics diagnostics = new Diagnostics();
        byte[] bytes = {'a', '\n', (byte) 0xf0, (byte) 0x9f, (byte) 0x98, (byte) 0x80, (byte) 0xff};
        assertThat(SourceBytes.decode("x.hcl", bytes, diagnostics)).isEmpty();
        assertThat(DiagnosticRenderer.plain().line(diagnostics.all().getFirst()))
                .startsWith("x.hcl:2:2: error: the file is not UTF-8 here");
    }

    private static String lenient(int... bytes) {
        byte[] array = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            array[i] = (byte) bytes[i];
        }
        return SourceBytes.lenient("x", array).text();
    }
}
