package org.clawpatrol.dsl.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.clawpatrol.dsl.explain.TextStyle;
import org.clawpatrol.engine.expr.And;
import org.clawpatrol.engine.expr.Equal;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.NoMatch;
import org.clawpatrol.engine.policy.Outcome;
import org.clawpatrol.engine.policy.Rule;
import org.clawpatrol.engine.value.StringValue;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Pictures of trees: readable, bounded, and safe whatever stands in a policy. */
final class TreeDrawingTest {
    private static final String HOSTILE =
            "</text><script>alert(1)</script>\"'&]]>\u001b[31m\u202e\u200b\ufffe\ud800#lt;`\\|{}";

    private static Expr equal(String fact, String text) {
        return new Equal(
                new FactRead(FactSchema.of(Family.HTTP).fact(fact).orElseThrow()),
                new Literal(new StringValue(text)),
                false);
    }

    private static Rule rule(String name, Expr condition) {
        return new Rule(name, 0, Optional.empty(), Optional.of(condition), new Outcome.Deny(), "");
    }

    private static EndpointPolicy policy(Stream<Rule> rules) {
        return EndpointPolicy.of("api", Family.HTTP, rules.toList(), NoMatch.DENY);
    }

    private static EndpointPolicy paths(int count) {
        return policy(
                IntStream.range(0, count)
                        .mapToObj(
                                i ->
                                        rule(
                                                "r" + i,
                                                new And(
                                                        equal("http.method", "m" + i % 3),
                                                        equal("http.path", "/p" + i)))));
    }

    private static Sketch sketch(EndpointPolicy policy, int limit) {
        return new Sketcher(policy, limit).sketch();
    }

    private static List<String> every(Sketch sketch) {
        return List.of(
                TreeText.of(sketch, TextStyle.plain()),
                TreeText.of(sketch, new TextStyle(false, true)),
                TreeDot.of(sketch),
                TreeMermaid.of(sketch),
                TreeSvg.of(sketch, HOSTILE));
    }

    private static Document parsed(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @Test
    void smallTree_asText_namesSwitchBranchesAndRules() {
        assertThat(TreeText.of(sketch(paths(4), 100), TextStyle.plain()))
                .isEqualTo(
                        """
                        http.path?
                        |- == "/p0" -> r0
                        |- == "/p1" -> r1
                        |- == "/p2" -> r2
                        `- == "/p3" -> r3
                        """);
    }

    @Test
    void largeTree_isCutWithACount() {
        Sketch sketch = sketch(paths(10_000), 200);
        assertThat(sketch.cut()).isTrue();
        assertThat(sketch.size()).isLessThan(220);
        assertThat(every(sketch))
                .allSatisfy(
                        drawn ->
                                assertThat(drawn)
                                        .contains("... 9,950 more branches")
                                        .hasSizeLessThan(60_000));
    }

    @Test
    void treeThatFits_isNotCut() {
        assertThat(sketch(paths(40), 1_000).cut()).isFalse();
    }

    @Test
    void emptyPolicy_isDrawn() {
        every(sketch(policy(Stream.of()), 10)).forEach(drawn -> assertThat(drawn).isNotEmpty());
    }

    @Test
    void hostileTexts_areInertInEveryFormat() throws Exception {
        EndpointPolicy policy =
                policy(
                        IntStream.range(0, 4)
                                .mapToObj(
                                        i ->
                                                rule(
                                                        HOSTILE + i,
                                                        equal("http.path", HOSTILE + "x" + i))));
        Sketch sketch = sketch(policy, 100);
        assertThat(every(sketch))
                .allSatisfy(
                        drawn ->
                                assertThat(drawn)
                                        .doesNotContain("\u001b", "\u202e", "\u200b", "\ud800"));
        assertThat(TreeMermaid.of(sketch)).doesNotContain("<", "&", "`");
        Document svg = parsed(TreeSvg.of(sketch, HOSTILE));
        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(svg.getElementsByTagName("text").item(0)).isNotNull();
    }

    @Test
    void svg_refersToNothingAndCarriesNoStyle() throws Exception {
        String svg = TreeSvg.of(sketch(paths(30), 100), "a tree");
        assertThat(svg).doesNotContain("style=", "<style", "href", "url(", "<script");
        assertThat(parsed(svg).getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(parsed(svg).getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("a tree");
    }

    @Test
    void rowsOfTheLayout_doNotOverlap() {
        Placed root = new TreeLayout().place(sketch(paths(60), 200));
        List<Double> leaves = leaves(root).map(Placed::centre).toList();
        assertThat(leaves).isSorted().doesNotHaveDuplicates();
        assertThat(
                        IntStream.range(1, leaves.size())
                                .mapToDouble(i -> leaves.get(i) - leaves.get(i - 1)))
                .allMatch(gap -> gap >= Placed.HEIGHT);
        assertThat(root.below()).allMatch(child -> child.left() > root.right());
    }

    private static Stream<Placed> leaves(Placed node) {
        return node.below().isEmpty()
                ? Stream.of(node)
                : node.below().stream().flatMap(TreeDrawingTest::leaves);
    }
}
