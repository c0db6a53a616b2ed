package org.clawpatrol.dsl.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.junit.jupiter.api.Test;

/** Problems stand at their place in the file, not in the text that was computed from it. */
class ConditionPositionsTest {

    @Test
    void problem_inAQuotedString_standsAfterItsEscapes() {
        Source file = new Source("a.hcl", "condition = \"\\\"x\\\" == htp.path\"\n");

        assertThat(problems(unescaped(file, 13, 30))).containsExactly("1:23 htp");
    }

    @Test
    void problem_inAHeredoc_standsOnItsLine() {
        Source file =
                new Source(
                        "a.hcl",
                        "condition = <<EOF\n  http.method == 'GET' &&\n  http.pth == '\u00e9'\nEOF\n");

        assertThat(problems(unescaped(file, 18, file.text().indexOf("EOF\n", 18))))
                .containsExactly("3:8 pth");
    }

    @Test
    void problem_afterCharactersOutsideThePlane_countsCodePoints() {
        Source file = new Source("a.hcl", "'\ud83d\ude2c\ud83d\ude2c' == htp");

        assertThat(problems(MappedText.verbatim(file))).containsExactly("1:9 htp");
    }

    @Test
    void problem_insideALiteral_standsAtTheEscape() {
        Source file = new Source("a.hcl", "http.path == '''\n\ud83d\ude2c\\q'''");

        assertThat(problems(MappedText.verbatim(file))).containsExactly("2:2 \\q");
    }

    @Test
    void problem_atTheEnd_standsAfterTheLastCharacter() {
        Source file = new Source("a.hcl", "http.path ==");

        assertThat(problems(MappedText.verbatim(file))).containsExactly("1:13 ");
    }

    private static List<String> problems(MappedText text) {
        Diagnostics found = new Diagnostics();
        assertThat(new ConditionCompiler().compile(text, FactSchema.of(Family.HTTP), found))
                .isEmpty();
        return found.all().stream()
                .map(problem -> problem.span().orElseThrow())
                .map(
                        span ->
                                span.line()
                                        + ":"
                                        + span.column()
                                        + " "
                                        + span.source().text().substring(span.start(), span.end()))
                .toList();
    }

    /** A part of a file with each backslash taken off the character after it. */
    private static MappedText unescaped(Source file, int start, int end) {
        StringBuilder text = new StringBuilder();
        List<Integer> offsets = new ArrayList<>();
        for (int i = start; i < end; i++) {
            offsets.add(i);
            i += file.text().charAt(i) == '\\' ? 1 : 0;
            text.append(file.text().charAt(i));
        }
        offsets.add(end);
        return new MappedText(
                file, text.toString(), offsets.stream().mapToInt(Integer::intValue).toArray());
    }
}
