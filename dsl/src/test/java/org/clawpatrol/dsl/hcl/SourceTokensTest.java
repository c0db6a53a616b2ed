package org.clawpatrol.dsl.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.SourceBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tokens that a formatter works on. */
class SourceTokensTest {

    @Test
    void comments_ofEveryForm_standBetweenTheTokens() {
        String text =
                "# one\r\na = /* two */ 1 // three\nb = \"# no\" #four\n/* five\n # six */ c {}";

        assertThat(tokens(text))
                .filteredOn(token -> token.kind() == SourceToken.Kind.COMMENT)
                .extracting(SourceToken::text)
                .containsExactly("# one", "/* two */", "// three", "#four", "/* five\n # six */");
    }

    @Test
    void heredocAndTemplate_areTextBetweenTheirEnds() {
        assertThat(tokens("a = <<-X\n  b # no\n  ${c}\n  X\n"))
                .extracting(token -> token.kind() + ":" + token.text())
                .containsExactly(
                        "WORD:a",
                        "SIGN:=",
                        "TEXT_BEGIN:<<-X\n",
                        "TEXT:  b # no",
                        "TEXT:\n",
                        "TEXT:  ",
                        "OPENING:${",
                        "WORD:c",
                        "CLOSING:}",
                        "TEXT:\n",
                        "TEXT_END:  X",
                        "NEWLINE:\n");
    }

    @Test
    void tokens_ofAWrongFile_areItsProblems() {
        Diagnostics diagnostics = new Diagnostics();

        Optional<WrittenFile> file =
                new HclReader().written(new Source("a.hcl", "a = \"x\n"), diagnostics);

        assertThat(file).isEmpty();
        assertThat(diagnostics.hasErrors()).isTrue();
    }

    @Test
    void syntax_isWhatSeparatesAndWhatCounts() {
        String text = "a = [ # x\n  for\n b in c : b\n]\n\n\nd {\n}\n";

        assertThat(written(new Source("a.hcl", text)).syntax())
                .extracting(token -> token.text().replace("\n", "NEWLINE"))
                .containsExactly(
                        "a", "=", "[", "for", "b", "in", "c", ":", "b", "]", "NEWLINE", "d", "{",
                        "NEWLINE", "}", "NEWLINE");
    }

    static Stream<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(Path.of("src/test/resources"))) {
            return found
                    .filter(file -> file.toString().contains("/valid/"))
                    .filter(file -> file.toString().endsWith(".hcl"))
                    .filter(file -> !file.endsWith(".hidden.hcl"))
                    .filter(file -> !file.endsWith("clawpatrol.lock.hcl"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void tokensAndTheBlanksBetween_areTheWholeFile(Path file) throws IOException {
        Source source = SourceBytes.lenient("file.hcl", Files.readAllBytes(file));
        int end = 0;
        for (SourceToken token : written(source).tokens()) {
            assertThat(source.text().substring(end, token.span().start()))
                    .matches("\ufeff?[ \t\r]*");
            end = token.span().end();
        }
        assertThat(source.text().substring(end)).isBlank();
    }

    private static List<SourceToken> tokens(String text) {
        return written(new Source("test.hcl", text)).tokens();
    }

    private static WrittenFile written(Source source) {
        return new HclReader().written(source, new Diagnostics()).orElseThrow();
    }
}
