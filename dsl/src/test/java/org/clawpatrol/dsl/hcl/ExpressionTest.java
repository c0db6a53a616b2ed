package org.clawpatrol.dsl.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.DiagnosticRenderer;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;
import org.junit.jupiter.api.Test;

/** What expressions evaluate to, and what is said of those that have no value. */
class ExpressionTest {

    @Test
    void arithmetic_followsPrecedence() {
        assertThat(shown("1 + 2 * 3 % 4 / 5 - 6")).isEqualTo("-4.6");
        assertThat(shown("-2 + 5")).isEqualTo("3");
        assertThat(shown("- -3")).isEqualTo("3");
        assertThat(shown("(1 + 2) * 3")).isEqualTo("9");
        assertThat(shown("\"5\" + 1")).isEqualTo("6");
        assertThat(shown("2 - 1 - 1")).isEqualTo("0");
        assertThat(shown("-7 % 4")).isEqualTo("-3");
    }

    @Test
    void number_isExact() {
        assertThat(shown("123456789012345678901234567890123456789 + 1"))
                .isEqualTo("123456789012345678901234567890123456790");
        assertThat(shown("0.1 + 0.2 == 0.3")).isEqualTo("true");
        assertThat(shown("1E-3")).isEqualTo("0.001");
    }

    @Test
    void hugeExponent_staysSmall() {
        assertThat(shown("1e999999 > 1")).isEqualTo("true");
        assertThat(shown("\"n ${1e999999}\"")).isEqualTo("n 1E+999999");
        assertThat(shown("1e999999 + 1 == 1e999999")).isEqualTo("true");
        assertThat(problem("1e999999 % 7")).contains("out of range");
        assertThat(problem("1 / 0")).contains("division by zero");
    }

    @Test
    void comparison_ofDifferentTypes_isUnequal() {
        assertThat(shown("1 == true")).isEqualTo("false");
        assertThat(shown("\"true\" != true")).isEqualTo("true");
        assertThat(shown("[1, {a = 2}] == [1.0, {a = 2}]")).isEqualTo("true");
        assertThat(shown("null == null")).isEqualTo("true");
        assertThat(shown("!true == false")).isEqualTo("true");
        assertThat(shown("1 < 2 && 2 <= 2 || false")).isEqualTo("true");
        assertThat(problem("1 && true")).contains("true or false is needed here");
    }

    @Test
    void conditional_convertsToTheCommonType() {
        assertThat(shown("true ? 1 : \"a\"")).isEqualTo("\"1\"");
        assertThat(shown("false ? null : [\"a\"]")).isEqualTo("[\"a\"]");
        assertThat(shown("true ? [1] : [\"a\", \"b\"]")).isEqualTo("[\"1\"]");
        assertThat(shown("true ? {a = 1} : {b = \"x\"}")).isEqualTo("{a=\"1\"}");
        assertThat(shown("true ? 1 : missing")).isEqualTo("1");
        assertThat(shown("true ? 1 : false ? 2 : 3")).isEqualTo("1");
        assertThat(problem("true ? [1] : [true]")).contains("different types");
        assertThat(problem("true ? 1 : [1]")).contains("one is a number, the other a list");
    }

    @Test
    void object_takesWordsStringsAndExpressionsAsKeys() {
        assertThat(shown("{a = 1, \"b\" : 2, (\"c\") = 3, \"${\"d\"}\" = 4, 5 = 6}"))
                .isEqualTo("{a=1, b=2, c=3, d=4, 5=6}");
        assertThat(shown("{true = 1, null = 2}")).isEqualTo("{true=1, null=2}");
        assertThat(shown("{\n a = 1\n\n b = 2,\n # c\n d = 3\n}")).isEqualTo("{a=1, b=2, d=3}");
    }

    @Test
    void traversal_readsNamesAndIndexes() {
        assertThat(shown("lab.hosts[1]")).isEqualTo("\"b\"");
        assertThat(shown("lab.hosts.0")).isEqualTo("\"a\"");
        assertThat(shown("lab[\"name\"]")).isEqualTo("\"lab\"");
        assertThat(shown("lab.hosts[\"0\"]")).isEqualTo("\"a\"");
        assertThat(shown("[1, 2]\n[0]".replace("\n", ""))).isEqualTo("1");
        assertThat(problem("lab.hosts[2]")).contains("the index is out of range");
        assertThat(problem("lab.hosts[0.5]")).contains("the index is out of range");
        assertThat(problem("lab.hosts.first")).contains("only objects have members");
    }

    @Test
    void splat_readsEachElement() {
        assertThat(shown("[{n = 1}, {n = 2}].*.n")).isEqualTo("[1, 2]");
        assertThat(shown("[{n = 1}, {n = 2}][*].n")).isEqualTo("[1, 2]");
        assertThat(shown("[{n = [1]}, {n = [2]}].*.n[0]")).isEqualTo("[1]");
        assertThat(shown("[{n = [1]}, {n = [2]}][*].n[0]")).isEqualTo("[1, 2]");
        assertThat(shown("null[*]")).isEqualTo("[]");
        assertThat(shown("\"one\".*")).isEqualTo("[\"one\"]");
    }

    @Test
    void forExpression_makesListsAndObjects() {
        assertThat(shown("[for v in [1, 2, 3] : v * 2 if v != 2]")).isEqualTo("[2, 6]");
        assertThat(shown("[for k, v in {a = 1} : \"${k}=${v}\"]")).isEqualTo("[\"a=1\"]");
        assertThat(shown("{for i, v in [\"a\", \"b\", \"a\"] : v => i...}"))
                .isEqualTo("{a=[0, 2], b=[1]}");
        assertThat(shown("{\n for k, v in {a = 1} :\n k => v +\n 1\n}")).isEqualTo("{a=2}");
        assertThat(shown("[for in in [1] : in]")).isEqualTo("[1]");
        assertThat(problem("{for v in [\"a\", \"a\"] : v => 1}")).contains("two elements");
        assertThat(problem("[for v in 1 : v]")).contains("only lists and objects");
    }

    @Test
    void nestedLoops_areBounded() {
        String hundred = "[" + "1, ".repeat(99) + "1]";
        String bomb = "1";
        for (int i = 0; i < 8; i++) {
            bomb = "[for v" + i + " in " + hundred + " : " + bomb + "]";
        }
        assertThat(problem(bomb)).contains("computes too much");
        String text = "x".repeat(10_000);
        String loop = "%{ for a in " + hundred + " }%{ for b in " + hundred + " }" + text;
        assertThat(problem("\"" + loop + "%{ endfor }%{ endfor }\"")).contains("computes too much");
    }

    @Test
    void unknownName_isReportedAtItsToken_withTheNearest() {
        Diagnostic unknown = diagnostic("[1, lap.name]");
        assertThat(unknown.id()).isEqualTo("C-REF-VAR");
        assertThat(unknown.help()).contains("did you mean `lab`?");
        assertThat(unknown.span().orElseThrow().column()).isEqualTo(9);
        Diagnostic missing = diagnostic("lab.nane");
        assertThat(missing.id()).isEqualTo("C-REF-ATTR");
        assertThat(missing.help()).contains("did you mean `name`?");
        assertThat(missing.span().orElseThrow().column()).isEqualTo(8);
        assertThat(missing.span().orElseThrow().end() - missing.span().orElseThrow().start())
                .isEqualTo(5);
    }

    @Test
    void variableAndFunction_whereNoneAreAllowed_areReported() {
        Diagnostics diagnostics = new Diagnostics();
        assertThat(new Evaluator().evaluate(parsed("a.b"), Scope.closed(), diagnostics)).isEmpty();
        assertThat(diagnostics.all().getFirst().message()).isEqualTo("variables not allowed");
        assertThat(problem("upper(\"a\")")).contains("function calls not allowed");
        assertThat(problem("true(1)")).contains("function calls not allowed");
    }

    private static Expression parsed(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<Body> body =
                new HclReader().read(new Source("test.hcl", "x = " + text + "\n"), diagnostics);
        assertThat(DiagnosticRenderer.plain().render(diagnostics.all())).isEmpty();
        return body.orElseThrow().attributes().getFirst().value();
    }

    private static Optional<HclValue> evaluated(String text, Diagnostics diagnostics) {
        HclValue hosts = new HclValue.ListValue(List.of(string("a"), string("b")));
        HclValue lab = new HclValue.ObjectValue(Map.of("name", string("lab"), "hosts", hosts));
        return new Evaluator().evaluate(parsed(text), Scope.of(Map.of("lab", lab)), diagnostics);
    }

    private static HclValue string(String text) {
        return new HclValue.StringValue(text, Optional.empty());
    }

    private static Diagnostic diagnostic(String text) {
        Diagnostics diagnostics = new Diagnostics();
        assertThat(evaluated(text, diagnostics)).isEmpty();
        return diagnostics.all().getFirst();
    }

    private static String problem(String text) {
        return DiagnosticRenderer.plain().line(diagnostic(text));
    }

    /** The value as text; a template that is no string at the top shows no quotes. */
    private static String shown(String text) {
        Diagnostics diagnostics = new Diagnostics();
        HclValue value = evaluated(text, diagnostics).orElseThrow();
        boolean template = text.startsWith("\"n ");
        return template && value instanceof HclValue.StringValue(var plain, var origin)
                ? plain
                : shown(value);
    }

    private static String shown(HclValue value) {
        return switch (value) {
            case HclValue.StringValue(var text, var origin) -> "\"" + text + "\"";
            case HclValue.NumberValue(BigDecimal number) ->
                    number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
            case HclValue.BoolValue(var bool) -> String.valueOf(bool);
            case HclValue.NullValue none -> "null";
            case HclValue.ListValue(var elements) ->
                    elements.stream().map(ExpressionTest::shown).toList().toString();
            case HclValue.ObjectValue(var members) -> {
                Map<String, String> texts = new java.util.LinkedHashMap<>();
                members.forEach((name, member) -> texts.put(name, shown(member)));
                yield texts.toString();
            }
        };
    }
}
