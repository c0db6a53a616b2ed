package org.clawpatrol.dsl.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.source.DiagnosticRenderer;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.SourceBytes;
import org.clawpatrol.dsl.source.Span;
import org.junit.jupiter.api.Test;

/** Blocks, labels, attributes, comments and line ends. */
class StructureTest {

    @Test
    void block_takesWordsAndStringsAsLabels() {
        Block block = read("b x \"y \\u0041 $${z}\" /* c */ w-1 {}\n").blocks().getFirst();
        assertThat(block.type()).isEqualTo("b");
        assertThat(block.labels().stream().map(Block.Label::text))
                .containsExactly("x", "y A ${z}", "w-1");
        assertThat(text(block.header())).isEqualTo("b x \"y \\u0041 $${z}\" /* c */ w-1");
        assertThat(text(block.open())).isEqualTo("{");
        assertThat(text(block.labels().getFirst().span())).isEqualTo("x");
    }

    @Test
    void oneLineBlock_holdsOneAttribute() {
        assertThat(tree("b { a = [\n1\n] }\n"))
                .isEqualTo(tree("b {\n  a = [1]\n}\n"))
                .containsKey("blocks");
        assertThat(problems("b { a = 1, c = 2 }\n")).contains("holds one attribute");
        assertThat(problems("b { a = 1\n}\n")).contains("expected `}`");
        assertThat(problems("b { c {} }\n")).isNotEmpty();
        assertThat(problems("b {} c {}\n")).contains("expected a new line after the block");
    }

    @Test
    void keyword_isANameEverywhereElse() {
        assertThat(tree("for = 1\nif = in\nelse = null\ntrue = a.for.if\nin \"x\" {}\n"))
                .containsEntry(
                        "attrs",
                        Map.of(
                                "for",
                                Map.of("value", java.math.BigDecimal.ONE),
                                "if",
                                Map.of("ref", "in"),
                                "else",
                                nullValue(),
                                "true",
                                Map.of("ref", "a.for.if")));
        assertThat(problems("a = [for]\n")).contains("unexpected `]`");
        assertThat(problems("a = {for = 1}\n")).contains("unexpected `=`");
    }

    @Test
    void newline_insideParenthesesAndLists_separatesNothing() {
        assertThat(tree("a = (1 +\n 2\n * 3)\nb = f(\n1,\n2\n)\nc = [\n1\n,\n2,\n]\n"))
                .containsKey("attrs");
        assertThat(tree("a = (\n{\nb = 1\nc = 2\n}\n)\n")).containsKey("attrs");
        assertThat(problems("a = {b = 1\n, c = 2}\n")).contains("expected `,`");
        assertThat(problems("a = 1 +\n2\n")).contains("expected a value after `+`");
    }

    @Test
    void comments_areOfThreeKinds() {
        assertThat(tree("# a\n// b\n/* c\n * d */ x = 1 /* e */ # f\ny = 2 // eof"))
                .isEqualTo(tree("x = 1\ny = 2\n"));
        assertThat(problems("/* a /* b */ c */\n")).isNotEmpty();
        assertThat(problems("a = 1 /* x\n*/ b = 2\n")).contains("expected a new line");
    }

    @Test
    void lineEnds_mayBeCrLf_butNotCrAlone() {
        assertThat(tree("a = 1\r\nb {\r\n  c = \"x\"\r\n}\r\n"))
                .isEqualTo(tree("a = 1\nb {\n  c = \"x\"\n}\n"));
        assertThat(problems("a = 1\rb = 2\n")).contains("lines end with LF or CRLF");
    }

    @Test
    void byteOrderMark_countsOnlyAtTheStart() {
        assertThat(tree("\ufeffa = 1\n")).isEqualTo(tree("a = 1\n"));
        assertThat(problems("a = 1\n\ufeffb = 2\n")).contains("2:1: error: invalid character");
    }

    @Test
    void bytesThatAreNotUtf8_matterOutsideComments() {
        byte[] comment = "# \u00e9\na = 1\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] string = "a = \"\u00e9\"\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(problems(SourceBytes.lenient("test.hcl", comment))).isEmpty();
        assertThat(problems(SourceBytes.lenient("test.hcl", string)))
                .contains("test.hcl:1:6: error: the file is not valid UTF-8");
    }

    @Test
    void name_mayHoldUnicodeAndDashes() {
        assertThat(read("f\u00f6\u00f6-bar_1 = a-b\n").attributes().getFirst().name())
                .isEqualTo("f\u00f6\u00f6-bar_1");
        assertThat(problems("-a = 1\n")).contains("a name begins with a letter");
        assertThat(problems("a.b = 1\n")).contains("a name holds no dots");
    }

    @Test
    void limits_areParameters() {
        assertThat(limited("a = 1\n", new ReaderLimits(3, 10, 100))).contains("3 characters");
        assertThat(limited("a = 1\n", new ReaderLimits(30, 10, 2))).contains("2 words");
        assertThat(limited("a = [[[]]]\n", new ReaderLimits(30, 2, 100))).contains("2 levels");
        assertThat(limited("a = [[[]]]\n", new ReaderLimits(30, 3, 100))).isEmpty();
        String deep = "a = " + "(".repeat(1000) + "1" + ")".repeat(1000) + "\n";
        assertThat(limited(deep, ReaderLimits.DEEP)).isEmpty();
        assertThat(limited(deep, ReaderLimits.STANDARD)).contains("deeper than 128 levels");
    }

    @Test
    void manyProblems_areCutOff() {
        Diagnostics diagnostics = new Diagnostics();
        new HclReader().read(new Source("test.hcl", "a = ;\n".repeat(1000)), diagnostics);
        assertThat(diagnostics.all()).hasSize(101);
        assertThat(diagnostics.all().getLast().message())
                .isEqualTo("and 900 more errors in this file");
    }

    @SuppressWarnings("NullAway") // the tree of null holds null
    private static Map<String, Object> nullValue() {
        Map<String, Object> tree = new java.util.HashMap<>();
        tree.put("value", null);
        return tree;
    }

    private static String text(Span span) {
        return span.source().text().substring(span.start(), span.end());
    }

    private static Body read(String text) {
        assertThat(problems(text)).isEmpty();
        return new HclReader().read(new Source("test.hcl", text), new Diagnostics()).orElseThrow();
    }

    private static Map<String, Object> tree(String text) {
        return SyntaxTree.of(read(text));
    }

    private static String problems(String text) {
        return problems(new Source("test.hcl", text));
    }

    private static String limited(String text, ReaderLimits limits) {
        Diagnostics diagnostics = new Diagnostics();
        new HclReader(limits).read(new Source("test.hcl", text), diagnostics);
        return DiagnosticRenderer.plain().render(diagnostics.all());
    }

    private static String problems(Source source) {
        Diagnostics diagnostics = new Diagnostics();
        boolean read = new HclReader().read(source, diagnostics).isPresent();
        assertThat(read).isEqualTo(diagnostics.all().equals(List.of()));
        return DiagnosticRenderer.plain().render(diagnostics.all());
    }
}
