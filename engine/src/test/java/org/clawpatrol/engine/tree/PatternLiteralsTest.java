package org.clawpatrol.engine.tree;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternLiteralsTest {
    private static final List<String> PIECES =
            List.of(
                    "a",
                    "b",
                    "ab",
                    "/",
                    "\\.",
                    "\\d",
                    "\\w+",
                    ".",
                    ".*",
                    "[ab]",
                    "[^a]",
                    "[]a]",
                    "[[:alpha:]]",
                    "(ab)",
                    "(a|b)",
                    "(?:a)",
                    "(?i)",
                    "a+",
                    "b*",
                    "a?",
                    "a{2}",
                    "b{0,1}",
                    "a{",
                    "|",
                    "^",
                    "$",
                    "\\b",
                    "\\Qa\\E",
                    "\\x61",
                    "(a",
                    "é");
    private static final String LETTERS = "aabb/.1 éA{";

    @ParameterizedTest
    @CsvSource({
        "^/v1/items/.*,/v1/items/,/v1/items/",
        "^/v1/(users|items)/x$,/v1/,/v1/",
        "secret-[0-9]+,'',secret-",
        "[0-9]+-secret,'',-secret",
        "^ab+c,ab,ab",
        "^ab*c,a,a",
        "^abc?,ab,ab",
        "^a\\.b,a.b,a.b",
        "a|b,'',''",
        "(?i)abc,'',''",
        "\\Qabc\\E,'',''",
        "ab{2}c,'',a",
        "a\\pLbc,'',''",
        "[^]]x,'',x",
        "(a[)]b)cd,'',cd"
    })
    void literals_areWhatEveryMatchHas(String pattern, String prefix, String part) {
        assertThat(PatternLiterals.of(pattern)).isEqualTo(new PatternLiterals(prefix, part));
    }

    @Test
    void literals_ofRandomPatterns_areInEveryTextThatMatches() {
        Random random = new Random(11);
        int matched = 0;
        for (int i = 0; i < 40_000; i++) {
            String pattern = pattern(random);
            PatternLiterals literals = PatternLiterals.of(pattern);
            Pattern compiled = compiled(pattern);
            if (compiled == null || literals.part().isEmpty()) {
                continue;
            }
            for (int j = 0; j < 20; j++) {
                String text = text(random);
                if (compiled.matcher(text).find()) {
                    matched++;
                    assertThat(text)
                            .as(pattern)
                            .startsWith(literals.prefix())
                            .contains(literals.part());
                }
            }
        }
        assertThat(matched).isGreaterThan(5_000);
    }

    private static String pattern(Random random) {
        StringBuilder pattern = new StringBuilder(random.nextBoolean() ? "^" : "");
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            pattern.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return pattern.toString();
    }

    private static @Nullable Pattern compiled(String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(7); i > 0; i--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
