package org.clawpatrol.dsl.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entries of {@code hosts}; the malformed ones stand in the gallery of wrong files. */
final class HostEntryTest {

    @ParameterizedTest
    @CsvSource({
        "API.lab.test,         api.lab.test",
        "api.lab.test.,        api.lab.test",
        "api.lab.test:8443,    api.lab.test:8443",
        "localhost,            localhost",
        "*.lab.test,           *.lab.test",
        "*.LAB.test:8443,      *.lab.test:8443",
        "192.0.2.1,            192.0.2.1",
        "192.0.2.1:65535,      192.0.2.1:65535",
        "2001:DB8:0::7,        2001:db8:0:0:0:0:0:7",
        "[2001:db8::7]:443,    '[2001:db8:0:0:0:0:0:7]:443'",
        "b\u00fccher.test,     xn--bcher-kva.test",
        "a_b.test,             a_b.test",
    })
    void parse_entry_isFoldedToOneSpelling(String entry, String expected) {
        assertThat(HostEntry.parse(entry))
                .isInstanceOfSatisfying(
                        HostEntry.Valid.class,
                        valid -> assertThat(valid.pattern()).hasToString(expected));
    }

    @Test
    void parse_randomText_neverThrowsAndNeverKeepsAStar() {
        Random random = new Random(7);
        String alphabet = "a.:*[]1-\u00fc%\u0000 /";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(9); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            if (HostEntry.parse(text.toString()) instanceof HostEntry.Valid(HostPattern pattern)) {
                assertThat(pattern.name()).isNotEmpty().doesNotContain("*", "/", " ");
            }
        }
    }
}
