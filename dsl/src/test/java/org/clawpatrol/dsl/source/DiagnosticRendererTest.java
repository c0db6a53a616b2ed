package org.clawpatrol.dsl.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticRendererTest {
    private static final DiagnosticRenderer PLAIN = DiagnosticRenderer.plain();

    @Test
    void terminalControl_inNameTextAndMessage_isMadeVisible() {
        Source source = new Source("a\u001b[2J.hcl", "x = \u202e\u0007\n");
        Diagnostic hostile =
                Diagnostic.error("C-X", new Span(source, 4, 6), "bad `\u001b]0;t\u0007\n`")
                        .help("not \u009b31m");
        String rendered = PLAIN.render(List.of(hostile));
        assertThat(rendered.chars().filter(c -> c != '\n').noneMatch(Character::isISOControl))
                .isTrue();
        assertThat(rendered).contains("a\\u{1b}[2J.hcl:1:5", "x = \\u{202e}\\u{7}", "^^^^^^^");
        assertThat(PLAIN.line(hostile)).doesNotContain("\n", "\u001b", "\u009b");
    }

    @Test
    void diagnostics_areInSourceOrder_andStable() {
        Source a = new Source("a.hcl", "one\ntwo\n");
        Source b = new Source("b.hcl", "one\n");
        String rendered =
                PLAIN.render(
                        List.of(
                                Diagnostic.error("C-4", new Span(b, 0, 3), "fourth"),
                                Diagnostic.error("C-2", new Span(a, 4, 7), "second"),
                                Diagnostic.error("C-3", new Span(a, 4, 5), "third"),
                                Diagnostic.warning("C-1", new Span(a, 2, 3), "first"),
                                Diagnostic.global("C-0", "no place")));
        assertThat(rendered.lines().filter(line -> line.contains("[C-")))
                .containsExactly(
                        "error: no place [C-0]",
                        "a.hcl:1:3: warning: first [C-1]",
                        "a.hcl:2:1: error: second [C-2]",
                        "a.hcl:2:1: error: third [C-3]",
                        "b.hcl:1:1: error: fourth [C-4]");
    }

    @Test
    void excerpt_keepsTabs_andShowsTheFirstLineOfALongRange() {
        Source source = new Source("a.hcl", "\ta\t= {\n b\n}\n");
        String rendered =
                PLAIN.render(List.of(Diagnostic.error("C-1", new Span(source, 5, 11), "open")));
        assertThat(rendered)
                .isEqualTo("a.hcl:1:6: error: open [C-1]\n  1 | \ta\t= {\n    | \t \t  ^\n");
    }

    @Test
    void longLine_isShownAroundTheRange() {
        Source source = new Source("a.hcl", "x".repeat(5000) + "HERE" + "y".repeat(5000));
        String rendered =
                PLAIN.render(
                        List.of(Diagnostic.error("C-1", new Span(source, 5000, 5004), "wide")));
        List<String> lines = rendered.lines().toList();
        assertThat(lines.get(1)).contains("HERE").hasSizeLessThan(200);
        assertThat(lines.get(2).indexOf('^')).isEqualTo(lines.get(1).indexOf("HERE"));
    }

    @Test
    void line_holdsEverythingOnce() {
        Source source = new Source("a.hcl", "x\n");
        Diagnostic diagnostic =
                Diagnostic.error("C-1", new Span(source, 0, 1), "wrong").help("right it");
        assertThat(PLAIN.line(diagnostic)).isEqualTo("a.hcl:1:1: error: wrong — right it");
        assertThat(DiagnosticRenderer.coloured().render(List.of(diagnostic)))
                .contains("\u001b[1;31merror\u001b[0m");
    }
}
