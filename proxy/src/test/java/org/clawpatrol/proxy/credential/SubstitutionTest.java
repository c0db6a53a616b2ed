package org.clawpatrol.proxy.credential;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.clawpatrol.proxy.secret.Secret;
import org.junit.jupiter.api.Test;

/** Substitution against the library's own, and fields against a slow reading of them. */
final class SubstitutionTest {

    @Test
    void replace_anyText_isWhatStringsSay() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            String text = letters(random, 12);
            String wanted = letters(random, 3) + "a";
            String secret = letters(random, 5);
            byte[] bytes = text.getBytes(ISO_8859_1);
            try (Secret given = Secret.of(secret);
                    Secret replaced =
                            Substitution.replace(
                                    bytes,
                                    Substitution.occurrences(bytes, List.of(wanted)),
                                    given)) {
                assertThat(replaced.revealText())
                        .as("seed %s", seed)
                        .isEqualTo(text.replace(wanted, secret));
            }
        }
    }

    @Test
    void without_anyFields_keepsTheOthersAsTheyWere() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            String text = fields(random);
            List<String> parts = Arrays.asList(text.split("&", -1));
            String expected =
                    parts.stream()
                            .filter(part -> !part.equals("t") && !part.startsWith("t="))
                            .collect(Collectors.joining("&"));
            String rest =
                    EncodedFields.of(text.getBytes(ISO_8859_1))
                            .without(Set.of("t"))
                            .map(bytes -> new String(bytes, ISO_8859_1))
                            .orElse(text);
            assertThat(rest).as(text).isEqualTo(expected);
        }
    }

    @Test
    void occurrences_ofSeveral_takeTheEarlierNamedAtOnePlace() {
        byte[] text = "xabcab".getBytes(ISO_8859_1);

        assertThat(Substitution.occurrences(text, List.of("abc", "ab")))
                .containsExactly(new Substitution.Span(1, 4), new Substitution.Span(4, 6));
    }

    @Test
    void percentEncoded_everyByte_comesBack() {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        try (Secret secret = Secret.of(all);
                Secret escaped = PercentEncoded.of(secret)) {
            assertThat(escaped.revealText()).matches("([0-9A-Za-z._~:-]|%[0-9A-F]{2})+");
            assertThat(
                            java.net.URLDecoder.decode(escaped.revealText(), ISO_8859_1)
                                    .getBytes(ISO_8859_1))
                    .isEqualTo(all);
        }
    }

    private static String fields(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(9); i > 0; i--) {
            text.append("t=&ab".charAt(random.nextInt(5)));
        }
        return text.toString();
    }

    private static String letters(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append((char) ('a' + random.nextInt(2)));
        }
        return text.toString();
    }
}
