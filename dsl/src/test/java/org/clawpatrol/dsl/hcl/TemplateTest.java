package org.clawpatrol.dsl.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.clawpatrol.dsl.source.DiagnosticRenderer;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;
import org.junit.jupiter.api.Test;

/** Quoted strings, heredocs, interpolation, directives, and where their text comes from. */
class TemplateTest {

    @Test
    void escapes_areResolved() {
        assertThat(text("\"\\n\\r\\t\\\"\\\\\"")).isEqualTo("\n\r\t\"\\");
        assertThat(text("\"\\u00e9\\U0001d11e\"")).isEqualTo("é\ud834\udd1e");
        assertThat(text("\"$${a} %%{b} $$ %% $ %\"")).isEqualTo("${a} %{b} $$ %% $ %");
        assertThat(text("\"$$${a}\"")).isEqualTo("$${a}");
    }

    @Test
    void heredoc_keepsItsText() {
        assertThat(text("<<EOT\n  a\\n\n\n    $${b}\n  EOT\n")).isEqualTo("  a\\n\n\n    ${b}\n");
        assertThat(text("<<EOT\nx EOT\nEOTX\n\tEOT \n")).isEqualTo("x EOT\nEOTX\n");
        assertThat(text("<<EOT\r\nx\r\nEOT\r\n")).isEqualTo("x\r\n");
        assertThat(text("<<EOT\nEOT\n")).isEmpty();
    }

    @Test
    void flushHeredoc_losesSharedIndentation() {
        assertThat(text("<<-EOT\n    a\n      b\n\n   \n    c\n  EOT\n"))
                .isEqualTo("a\n  b\n\n   \nc\n");
        assertThat(text("<<-EOT\n    a\n  ${1}\n  EOT\n")).isEqualTo("  a\n1\n");
        assertThat(text("<<-EOT\n  a\n${1}\n  EOT\n")).isEqualTo("  a\n1\n");
        assertThat(text("<<-EOT\n\u2003x\n\u2003y\nEOT\n")).isEqualTo("x\ny\n");
    }

    @Test
    void stripMarker_takesTheAdjacentPieceOfText() {
        assertThat(text("\"a ${~ \"b\" ~} c\"")).isEqualTo("abc");
        assertThat(text("\"%{ if true ~} x %{~ else ~} y %{~ endif }\"")).isEqualTo("x");
        assertThat(text("<<EOT\n${\"a\" ~}\n   b\nEOT\n")).isEqualTo("a   b\n");
    }

    @Test
    void directives_chooseAndRepeat() {
        assertThat(text("\"%{ for v in [\"a\", \"b\"] }<${v}>%{ endfor }\"")).isEqualTo("<a><b>");
        assertThat(text("\"%{ for k, v in {a = 1} }${k}${v}%{ endfor }\"")).isEqualTo("a1");
        assertThat(text("\"%{ if false }a%{ else }%{ if true }b%{ endif }%{ endif }\""))
                .isEqualTo("b");
    }

    @Test
    void singleInterpolation_keepsItsType() {
        assertThat(value("\"${true}\"")).isEqualTo(new HclValue.BoolValue(true));
        assertThat(value("\"${~ true ~}\"")).isEqualTo(new HclValue.BoolValue(true));
        assertThat(text("\" ${~ true ~}\"")).isEqualTo("true");
        assertThat(text("\"silly ${\"${\"nesting\"}\"}\"")).isEqualTo("silly nesting");
    }

    @Test
    void string_isInNormalFormC() {
        assertThat(text("\"an\u0303os\"")).isEqualTo("a\u00f1os");
        assertThat(text("\"${\"n\"}\u0303${\"\"}\"")).isEqualTo("\u00f1");
    }

    @Test
    void origin_ofFlushHeredoc_pointsIntoTheFile() {
        String file = "x = <<-EOT\n    aa\n      bb $${c}\n  EOT\n";
        MappedText origin = origin(file);
        assertThat(origin.text()).isEqualTo("aa\n  bb ${c}\n");
        int bb = origin.text().indexOf("bb");
        Span span = origin.span(bb, bb + 2);
        assertThat(span.line()).isEqualTo(3);
        assertThat(span.column()).isEqualTo(7);
        assertThat(file.substring(span.start(), span.end())).isEqualTo("bb");
        int c = origin.text().indexOf("c}");
        assertThat(origin.span(c, c + 1).start()).isEqualTo(file.indexOf("c}"));
        int end = origin.text().length();
        assertThat(origin.span(end, end).start()).isEqualTo(file.indexOf("  EOT"));
    }

    @Test
    void origin_behindEscapesAndSurrogates_pointsIntoTheFile() {
        String file = "x = 1\ny = \"\\u00e9😀\\t'b'\"\n";
        Source source = new Source("test.hcl", file);
        Body body = new HclReader().read(source, new Diagnostics()).orElseThrow();
        MappedText origin =
                ((Expression.StringLiteral) body.attribute("y").orElseThrow().value()).text();
        int b = origin.text().indexOf("'b'");
        Span span = origin.span(b, b + 3);
        assertThat(file.substring(span.start(), span.end())).isEqualTo("'b'");
        assertThat(span.column()).isEqualTo(15);
        assertThat(origin.span(0, 1).start()).isEqualTo(file.indexOf("\\u"));
    }

    @Test
    void bareTemplate_isReadWithoutQuotes() {
        Diagnostics diagnostics = new Diagnostics();
        Expression read =
                new HclReader()
                        .readTemplate(new Source("t", "a \"${1 + 1}\" \\n"), diagnostics)
                        .orElseThrow();
        assertThat(new Evaluator().evaluate(read, Scope.closed(), diagnostics))
                .contains(new HclValue.StringValue("a \"2\" \\n", Optional.empty()));
    }

    private static MappedText origin(String file) {
        Body body =
                new HclReader().read(new Source("test.hcl", file), new Diagnostics()).orElseThrow();
        return ((Expression.StringLiteral) body.attributes().getFirst().value()).text();
    }

    private static String text(String written) {
        return ((HclValue.StringValue) value(written)).text();
    }

    private static HclValue value(String written) {
        Diagnostics diagnostics = new Diagnostics();
        String file = "x = " + written + (written.endsWith("\n") ? "" : "\n");
        Optional<HclValue> value =
                new HclReader()
                        .read(new Source("test.hcl", file), diagnostics)
                        .flatMap(
                                body ->
                                        new Evaluator()
                                                .evaluate(
                                                        body.attributes().getFirst().value(),
                                                        Scope.closed(),
                                                        diagnostics));
        assertThat(DiagnosticRenderer.plain().render(diagnostics.all())).isEmpty();
        return value.orElseThrow();
    }
}
