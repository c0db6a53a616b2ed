package org.clawpatrol.engine.library.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TextSearchTest {

    @Test
    void halfOfACharacter_isNeverFound() {
        TextSearch high = new TextSearch("\ud83d");
        TextSearch low = new TextSearch("\ude00");

        assertThat(high.first("a\ud83d\ude00", 0)).isEqualTo(TextSearch.NONE);
        assertThat(low.first("a\ud83d\ude00", 0)).isEqualTo(TextSearch.NONE);
        assertThat(low.last("\ude00\ud83d\ude00", 2)).isZero();
        assertThat(high.first("a\ud83d\ude00\ud83d", 0)).isEqualTo(3);
    }

    @Test
    void longRepetitiveText_isSearchedInOnePass() {
        String text = "a".repeat(1 << 20);
        TextSearch search = new TextSearch("a".repeat(1 << 19) + "b");

        assertThat(search.first(text, 0)).isEqualTo(TextSearch.NONE);
        assertThat(search.last(text, text.length())).isEqualTo(TextSearch.NONE);
    }

    @Test
    void randomSearch_findsWhatThePlainSearchFinds() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String text = letters(random, random.nextInt(80));
            String wanted = letters(random, 1 + random.nextInt(24));
            int from = random.nextInt(text.length() + 1);
            TextSearch search = new TextSearch(wanted);

            assertThat(search.first(text, from)).isEqualTo(text.indexOf(wanted, from));
            assertThat(search.last(text, from)).isEqualTo(text.lastIndexOf(wanted, from));
        }
    }

    private static String letters(Random random, int length) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            letters.append(random.nextInt(8) == 0 ? 'b' : 'a');
        }
        return letters.toString();
    }
}
