package org.clawpatrol.engine.expr;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainPatternTest {
    private static final List<String> PIECES =
            List.of(
                    "a", "b", "/", "-", "\n", "\\.", "\\$", "\\^", ".", ".*", "$", "^", "+", "?",
                    "é", "]", "}", "\\d", "\\", "x");
    private static final String LETTERS = "ab/.$^\n1éx-";

    @Test
    void plainPatterns_agreeWithTheAutomaton() {
        Random random = new Random(3);
        int plain = 0;
        for (int i = 0; i < 60_000; i++) {
            String pattern = pattern(random);
            Optional<PlainPattern> literal = PlainPattern.of(pattern);
            Optional<Pattern> compiled = compiled(pattern);
            if (literal.isEmpty() || compiled.isEmpty()) {
                continue;
            }
            plain++;
            for (int j = 0; j < 20; j++) {
                String text = text(random);
                assertThat(literal.get().isIn(text))
                        .as("%s in %s", pattern, text)
                        .isEqualTo(compiled.get().matcher(text).find());
            }
        }
        assertThat(plain).isGreaterThan(5_000);
    }

    private static String pattern(Random random) {
        StringBuilder pattern = new StringBuilder(random.nextBoolean() ? "^" : "");
        for (int i = random.nextInt(4); i > 0; i--) {
            pattern.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return pattern.append(List.of("", ".*", "$", ".+").get(random.nextInt(4))).toString();
    }

    private static Optional<Pattern> compiled(String pattern) {
        try {
            return Optional.of(Pattern.compile(pattern));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
