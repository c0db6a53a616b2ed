package org.clawpatrol.dsl.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.BoolValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text, it compiles or is reported; nothing is thrown. */
class ConditionRobustnessTest {
    private static final List<String> SEEDS =
            List.of(
                    "http.method == 'GET' && http.path.startsWith('/v1/') || !has(http.body_json.a)",
                    "http.headers['X-A'][0] in [\"a\", r'b\\', '''c'''] ? true : http.body != ''",
                    "[1, -2, 0x3u, 4.5e1].map(x, x > 1, x * 2).exists_one(y, y % 3 == 0)",
                    "{'a': {1: b'\\x00\\377'}}.`a`[1] == b\"\\u0041\" || [http].all(h, h.body == '')",
                    "sets.contains([http.path], ['/']) && http.path.matches('^(a|b)+[0-9]{1,3}$')",
                    "a.?b[?0] == Foo{x: 1, `y-z`: [?2, {?3: 4}]} // remark",
                    "http.body_json.?a.b[?0].optMap(x, x + 'y').or(optional.none()).orValue('') == ''",
                    "[?http.headers[?'X-A'], ?optional.of(['b'])].exists(i, v, i == 0 && 'b' in v)",
                    "cel.bind(x, http.body + http.path, x == 'a' || cel.bind(y, x + x, y > x))",
                    "cel.block([[1, 2], size(cel.index(0))], cel.index(1) > cel.index(0)[0])",
                    "{'a': 1, ?'b': [].first()}.transformMapEntry(k, v, v > 0, {v: k}) != {1: 'a'}",
                    "http.query.transformMap(k, v, v[0]).transformList(k, v, k + v).size() < 3");
    private static final String ALPHABET =
            "abhx019 .,:?!'\"`()[]{}<>=&|+-*/%\\_\n\r\t\u0000\u00e9\u2028\ud83d\ude2c@#$;";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void mutatedCondition_neverThrows(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_500; i++) {
            String text = mutated(random);

            assertThat(compile(text).all())
                    .as("seed %s, text %s", seed, text)
                    .allSatisfy(problem -> assertThat(problem.span()).isPresent());
            evaluate(text);
        }
    }

    /** A condition that compiles comes to something, however little or much it may cost. */
    private static void evaluate(String text) {
        Optional<CompiledExpression> compiled =
                new ConditionCompiler()
                        .compileExpression(
                                verbatim(text), FactSchema.of(Family.HTTP), new Diagnostics());
        for (long budget : new long[] {3, 40, 100_000}) {
            Frame frame = new Frame(new MapFacts(Map.of(), false), budget);
            assertThat(compiled.map(each -> frame.evaluate(each.expr())).isPresent())
                    .isEqualTo(compiled.isPresent());
        }
    }

    private static String mutated(Random random) {
        StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        int edits = 1 + random.nextInt(6);
        for (int i = 0; i < edits; i++) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(5));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
                case 2 -> text.insert(at, text.substring(at, end));
                default -> text.insert(at, SEEDS.get(random.nextInt(SEEDS.size())));
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "(~1~)",
                "[~1~]",
                "{1:~1~}",
                "!~true~''",
                "-~http.body_json.n~''",
                "''~1~+1",
                "''~http.body_json~.a",
                "''~http.body_json~[0]",
                "true?1:~1~''",
                "''~1~.size()",
                "size(~1~)",
                "''~[1]~.map(x,x)",
                "[1].map(x,~1~)",
                "f(~1~)",
                "1-~1~''",
                "a.?~b~''",
                "''~http.body_json~.?a",
                "''~http.body_json~[?0]",
                "[?~optional.none()~]",
                "{?'a':~optional.none()~}",
                "''~optional.none()~.optMap(x,x)",
                "optional.of(~1~)",
                "optional.none().optFlatMap(x,~optional.none()~)",
                "optional.none().orValue(~1~)",
                "cel.bind(x,~1~,x)",
                "cel.bind(x,1,~x~)",
                "cel.block([~1~],cel.index(0))",
                "cel.block([1],~1~)",
                "[1].exists(i,v,~true~)",
                "''~[1]~.transformList(i,v,v)",
                "[1].transformMap(i,v,~v~)",
                "[1].transformMapEntry(i,v,~{}~)",
                "(~''~''",
                "[~''~''",
                "''~''~)",
                "''~1~==1",
                "F{a:~1~}",
                "(1)+(~1~)",
            })
    void nesting_ofTenThousandLevels_isReported(String open, String middle, String close) {
        String text = open.repeat(10_000) + middle + close.repeat(10_000);

        assertThat(compile(text).all())
                .isNotEmpty()
                .extracting(Diagnostic::id)
                .containsOnly("C-RULE-CEL");
    }

    @Test
    void chainOfBindings_deeperThanTheLimit_isReported() {
        StringBuilder block = new StringBuilder("cel.block([1");
        for (int i = 0; i < 1_200; i++) {
            block.append(", cel.index(").append(i).append(") + 1");
        }

        assertThat(compile(block + "], cel.index(1200) > 0)").all())
                .extracting(Diagnostic::message)
                .containsExactly("condition nests deeper than 1000 levels through its bindings");
    }

    @Test
    void chainOfBindings_withinTheLimit_evaluates() {
        StringBuilder block = new StringBuilder("cel.block([1");
        for (int i = 0; i < 450; i++) {
            block.append(", cel.index(").append(i).append(") + 1");
        }
        Expr expr =
                new ConditionCompiler()
                        .compile(
                                verbatim(block + "], cel.index(450) == 451)"),
                                FactSchema.of(Family.HTTP),
                                new Diagnostics())
                        .orElseThrow();

        assertThat(new Frame(new MapFacts(Map.of(), false)).evaluate(expr))
                .isEqualTo(BoolValue.TRUE);
    }

    @Test
    void nesting_atTheLimit_compiles() {
        assertThat(compile("(".repeat(128) + "true" + ")".repeat(128)).all()).isEmpty();
        assertThat(compile("!".repeat(126) + "true").all()).isEmpty();
        assertThat(compile("(".repeat(129) + "true" + ")".repeat(129)).all())
                .extracting(Diagnostic::message)
                .containsExactly("condition nests deeper than 128 levels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&&", "||"})
    void longChain_ofConnectives_compilesAndEvaluates(String connective) {
        String text = "http.method == 'GET'" + (connective + " http.path == 'x'").repeat(2_000);

        Expr expr =
                new ConditionCompiler()
                        .compile(verbatim(text), FactSchema.of(Family.HTTP), new Diagnostics())
                        .orElseThrow();

        assertThat(expr.evaluate(new Frame(new MapFacts(Map.of(), false)))).isNotNull();
    }

    @Test
    void tooLongText_isReported_once() {
        assertThat(compile("'" + "a".repeat(200_000) + "' == ''").all())
                .extracting(Diagnostic::message)
                .containsExactly("condition is longer than 100000 characters");
    }

    @Test
    void tooManyTokens_areReported_once() {
        assertThat(compile("[" + "1,".repeat(20_000) + "1] == []").all())
                .extracting(Diagnostic::message)
                .containsExactly("condition has more than 20000 words and symbols");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'\ud800' == ''", "'\udc00\ud800' == ''", "'a\ud83d'"})
    void brokenSurrogate_isReported(String text) {
        assertThat(compile(text).all())
                .extracting(Diagnostic::message)
                .containsExactly("condition contains half of a surrogate pair");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[a", "a{1000}", "(?:a{1000}){1000}", "((a{100}){100}){100}"})
    void hostilePattern_neverThrows(String piece) {
        String nested = piece.repeat(10_000);

        assertThat(compile("http.path.matches(r'" + nested + "')").all()).isNotNull();
        assertThat(compile("http.path.matches(r'" + piece + "')").all()).isNotNull();
    }

    @Test
    void deeplyNestedPattern_neverThrows() {
        String nested = "(a|".repeat(15_000) + "b" + ")*".repeat(15_000);

        assertThat(compile("http.path.matches(r'" + nested + "')").all()).isNotNull();
    }

    private static Diagnostics compile(String text) {
        Diagnostics found = new Diagnostics();
        boolean compiled =
                new ConditionCompiler()
                        .compile(verbatim(text), FactSchema.of(Family.HTTP), found)
                        .isPresent();
        assertThat(compiled).as(text).isNotEqualTo(found.hasErrors());
        return found;
    }

    private static MappedText verbatim(String text) {
        return MappedText.verbatim(new Source("test", text));
    }
}
