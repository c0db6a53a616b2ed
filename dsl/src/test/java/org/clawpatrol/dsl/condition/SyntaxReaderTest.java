package org.clawpatrol.dsl.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "1 + 2 * 3 ~ (+ 1 (* 2 3))",
                "(1 + 2) * 3 ~ (* (+ 1 2) 3)",
                "1 - 2 - 3 ~ (- (- 1 2) 3)",
                "7 / 2 % 3 ~ (% (/ 7 2) 3)",
                "a || b && c || d ~ (|| a (&& b c) d)",
                "a && b && c ~ (&& a b c)",
                "1 < 2 == true ~ (== (< 1 2) true)",
                "a in b in c ~ (in (in a b) c)",
                "a + b in c ~ (in (+ a b) c)",
                "a ? b : c ? d : e ~ (?: a b (?: c d e))",
                "a || b ? c : d ~ (?: (|| a b) c d)",
                "!a && !!b ~ (&& (! a) (! (! b)))",
                "-a - -b ~ (- (- a) (- b))",
                "-1 ~ -1",
                "--1 ~ (- -1)",
                "-1.size() ~ (- (.size() 1))",
                "!a.b ~ (! a.`b`)",
                "a.b.c ~ a.`b`.`c`",
                "a.`x-y/z.w v` ~ a.`x-y/z.w v`",
                "a.package ~ a.`package`",
                "a.package() ~ (.package() a)",
                ".a.b ~ .a.`b`",
                "a[1]['k'] ~ ([] ([] a 1) 'k')",
                "a.b(1, 2).c ~ (.b() a 1 2).`c`",
                "f() ~ (f())",
                "f(1, g(2)) ~ (f() 1 (g() 2))",
                ".f(1) ~ (f() 1)",
                "[] ~ (list)",
                "[1, 2,] ~ (list 1 2)",
                "[,] ~ (list)",
                "{} ~ (map)",
                "{'a': 1, 2: b,} ~ (map 'a' 1 2 b)",
                "a.B{x: 1, `y z`: 2} ~ (new a.B 1 2)",
                "B{} ~ (new B)",
                "a.?b ~ a.?`b`",
                "a[?0] ~ ([?] a 0)",
                "[?a] ~ (list (optional a))",
                "{?'k': a} ~ (map (optional 'k') a)",
                "true != false ~ (!= true false)",
                "null ~ null",
                "a // and nothing else ~ a",
                "inn ~ inn",
                "trueish ~ trueish",
            })
    void construct_isRead_asThisTree(String text, String tree) {
        assertThat(tree(text)).contains(tree);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "0 ~ 0",
                "0x1F ~ 31",
                "-0x10 ~ -16",
                "9223372036854775807 ~ 9223372036854775807",
                "-9223372036854775808 ~ -9223372036854775808",
                "18446744073709551615u ~ 18446744073709551615u",
                "0xFFu ~ 255u",
                "12U ~ 12u",
                "1.5 ~ 1.5",
                ".5 ~ 0.5",
                "1e3 ~ 1000.0",
                "1.5E-1 ~ 0.15",
                "-0.0 ~ -0.0",
                "'a' ~ 'a'",
                "\"a'b\" ~ 'a'b'",
                "'''a'b''' ~ 'a'b'",
                "\"\"\"a\"b\"\"\" ~ 'a\"b'",
                "'' ~ ''",
                "'''''' ~ ''",
                "'\\x41\\101\\u0041\\U00000041' ~ 'AAAA'",
                "'\\X4a' ~ 'J'",
                "'\\377' ~ '\u00ff'",
                "'\\U0001F62C' ~ '\ud83d\ude2c'",
                "'\\\\ \\? \\\" \\' \\`' ~ '\\ ? \" ' `'",
                "r'\\b\\' ~ '\\b\\'",
                "R\"\\n\" ~ '\\n'",
                "r'''a'\\''' ~ 'a'\\'",
                "b'a' ~ b61",
                "B'\\xff\\377' ~ bffff",
                "b'\u00ff' ~ bc3bf",
                "br'\\x' ~ b5c78",
                "bR\"\"\"\\\"\"\" ~ b5c",
                "'\ud83d\ude2c' ~ '\ud83d\ude2c'",
            })
    void literal_isRead_asThisValue(String text, String value) {
        assertThat(tree(text)).contains(value);
    }

    @Test
    void controlEscapes_areRead_asTheirCharacters() {
        assertThat(tree("'\\a\\b\\f\\n\\r\\t\\v'")).contains("'\u0007\b\f\n\r\t\u000b'");
    }

    @Test
    void tripleQuotedString_keepsItsLineBreaks() {
        assertThat(tree("'''a\r\nb'''")).contains("'a\r\nb'");
    }

    @Test
    void longDisjunction_isOneNode() {
        String text = "a" + " || a".repeat(5_000);

        assertThat(tree(text).orElseThrow()).startsWith("(|| a a a");
    }

    private static Optional<String> tree(String text) {
        Diagnostics found = new Diagnostics();
        Optional<Syntax> syntax =
                new SyntaxReader(new Problems(found))
                        .read(MappedText.verbatim(new Source("test", text)));
        assertThat(found.all()).isEmpty();
        return syntax.map(SyntaxText::of);
    }
}
