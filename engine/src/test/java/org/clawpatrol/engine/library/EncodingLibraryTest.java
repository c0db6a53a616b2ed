package org.clawpatrol.engine.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.engine.library.Call.bytes;
import static org.clawpatrol.engine.library.Call.text;

import org.clawpatrol.engine.library.encoding.Base64Decode;
import org.clawpatrol.engine.library.encoding.Base64Encode;
import org.clawpatrol.engine.value.ErrorValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingLibraryTest {

    @ParameterizedTest
    @ValueSource(strings = {"z!", "a", "aGVsbG8==", "=", "aGVs bG8=", "a-_b", "\u00e9"})
    void textThatIsNotBase64_isAnError(String text) {
        assertThat(Call.of(new Base64Decode(), text(text))).isInstanceOf(ErrorValue.class);
    }

    @Test
    void padding_isWrittenAndMayBeMissing() {
        assertThat(Call.of(new Base64Encode(), bytes(0xff, 0xfe))).isEqualTo(text("//4="));
        assertThat(Call.of(new Base64Decode(), text("//4="))).isEqualTo(bytes(0xff, 0xfe));
        assertThat(Call.of(new Base64Decode(), text("//4"))).isEqualTo(bytes(0xff, 0xfe));
        assertThat(Call.of(new Base64Decode(), text(""))).isEqualTo(bytes());
        assertThat(Call.of(new Base64Encode(), text("a"))).isInstanceOf(ErrorValue.class);
    }
}
