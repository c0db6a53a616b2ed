package org.clawpatrol.dsl.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.type.Type.Simple;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions from text to result, over one HTTP request. */
class ConditionEvaluationTest {
    private static final FactSchema HTTP = FactSchema.of(Family.HTTP);
    private static final Map<String, Value> REQUEST =
            Map.of(
                    "http.method", new StringValue("post"),
                    "http.path", new StringValue("/v1/Charges"),
                    "http.headers",
                            MapValue.ofFields(
                                    Map.of("Accept", ListValue.of(new StringValue("a/b")))),
                    "http.body", new StringValue("{\"n\": 3}"),
                    "http.body_json",
                            MapValue.ofFields(
                                    Map.of(
                                            "n",
                                            new DoubleValue(3),
                                            "flag",
                                            BoolValue.TRUE,
                                            "tags",
                                            ListValue.of(new StringValue("x")))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http.method == 'POST'",
                "'POST' == http.method",
                "http.method != 'Get'",
                "http.method in ['GET', 'POST']",
                "http.method.startsWith('PO') && http.method.endsWith('ST')",
                "http.method.contains('OS')",
                "!http.method.matches('POST')",
                "http.method.matches('(?i)POST')",
                "!(http.method in ['x', 'y'].map(v, 'POST'))",
                "['a'].all(x, http.method == 'POST')",
                "['a'].exists(x, x == 'a' && http.method in ['POST'])",
                "[http].exists(h, h.method == 'POST')",
                "http.path != '/V1/CHARGES' && http.path == '/v1/Charges'",
                "http.path.matches('^/v[0-9]+/')",
                "http.headers['Accept'][0] == 'a/b'",
                "http.headers.Accept.exists(v, v.contains('b'))",
                "http.headers.`Accept` == ['a/b']",
                "'Accept' in http.headers && !('Host' in http.headers)",
                "http.body_json.n == 3 && http.body_json.n > 2u && http.body_json.n < 3.5",
                "http.body_json.flag == true",
                "http.body_json['tags'][0] == 'x'",
                "has(http.body_json.n) && !has(http.body_json.m) && has(http.body)",
                "http.body_json.tags.size() == 1",
                "sets.contains(['x', 'y'], http.body_json.tags)",
                "[[1, 2], [3]].exists(x, x.exists(y, y == 3 && x.size() == 1))",
                "[1, 2, 3].filter(x, x > 1).map(x, x * 2) == [4, 6]",
                "[1, 2, 3].map(x, x != 2, x) == [1, 3]",
                "[[1], [2]].map(x, x.map(y, y + x[0])) == [[2], [4]]",
                "[1, 2].exists_one(x, x == 2)",
                "http.body_json.missing == 1 || true",
                "true || http.body_json.missing == 1",
                "false ? http.body_json.missing == 1 : true",
                "type(http.body_json.n) == double && type(http.path) == string",
                "int('12') + 1 == 13 && string(1u) == '1' && double(1) == 1.0",
                "http.path + '!' == '/v1/Charges!'",
                "'\u00e9'.size() == 1 && b'\u00e9'.size() == 2",
                "cel.bind(m, http.method, m == 'POST' || m in ['PUT'])",
                "cel.bind(m, http.method, cel.bind(n, m, n.startsWith('PO')))",
                "cel.bind(x, 2, [1, 2].map(y, cel.bind(z, x * y, z + x))) == [4, 6]",
                "cel.bind(x, [1, 2].map(y, y + 1), [5].map(y, y + x[1]) == [8])",
                "cel.bind(x, 1 / 0, true || x == 1)",
                "cel.bind(x, 1, cel.bind(x, x + 1, x == 2))",
                "[1].all(x, cel.bind(x, x + 1, x == 2) && x == 1)",
                "cel.block([[3, 4].map(i, i * 2), cel.index(0).size()], cel.index(1) == 2)",
                "[[1, 2], [3]].map(cel.iterVar(0, 0), cel.iterVar(0, 0).size()) == [2, 1]",
                "['a', 'b'].transformMap(i, v, v + string(i)) == {0: 'a0', 1: 'b1'}",
                "{'a': 1}.transformList(k, v, k + string(v)) == ['a1']",
                "['a', 'b'].transformMapEntry(i, v, {v: i, v + v: i}).size() == 4",
                "[['a']].all(i, v, v.all(j, w, i == j && w == 'a'))",
                "[1, 2].exists(x, v, v == 2 && [7].all(x, x == 7) && x == 1)",
                "[3, 4].existsOne(x, x == 4) && [3, 4].exists_one(i, x, i == 1)",
                "http.body_json.?n.orValue(0.0) == 3.0",
                "http.body_json.?none.a.b[0].?c.orValue('x') == 'x'",
                "http.body_json.?tags[0].value() == 'x'",
                "!http.body_json.?tags[5].hasValue()",
                "http.headers[?'Accept'][0].orValue('') == 'a/b'",
                "http.?method.hasValue() && http.?headers.Accept[0].value() == 'a/b'",
                "http.body_json.?n.optMap(n, n + 1.0) == optional.of(4.0)",
                "http.body_json.?none.optMap(n, n / 0) == optional.none()",
                "http.body_json.?tags.optFlatMap(t, t[?0]).value() == 'x'",
                "[?http.body_json.?none, ?http.body_json.?n, 4.0] == [3.0, 4.0]",
                "{?'a': http.body_json.?none, 'b': 1} == {'b': 1}",
                "{?'a': optional.none(), 'a': 1} == {'a': 1}",
                "optional.of(1).or(optional.of(1 / 0)).value() == 1",
                "optional.of(1).orValue(1 / 0) == 1",
                "optional.of(optional.none()).hasValue()",
                "optional.of([1, 2]) == optional.of([1, 2]) && optional.of(1) != optional.none()",
                "[1, 2].first() == optional.of(1) && [].last() == optional.none()",
                "[optional.of(1), optional.none()].unwrapOpt() == [1]",
                "optional.unwrap([optional.of('a')]) == ['a']",
                "type(optional.of(1)) == optional_type && type(optional.none()) == optional_type",
                "!has({'a': dyn(1)}.?b.c) && has({'a': {'c': 1}}.?a.c)",
            })
    void condition_ofThisRequest_isTrue(String condition) {
        assertThat(evaluate(condition, false)).isEqualTo(BoolValue.TRUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http.method.matches('POST')",
                "http.path == '/v1/charges'",
                "http.body_json.n == '3'",
                "http.method == 'POST' && http.path.startsWith('/v2')",
                "http.body_json.missing == 1 && false",
            })
    void condition_ofThisRequest_isFalse(String condition) {
        assertThat(evaluate(condition, false)).isEqualTo(BoolValue.FALSE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http.body_json.missing == 1",
                "http.headers['Host'][0] == 'x'",
                "http.headers['Accept'][1] == 'x'",
                "1 / 0 == 1",
                "http.body_json.n.startsWith('3')",
                "http.body_json.tags && true",
                "int(http.path) == 1",
                "[1].exists(x, x / 0 == 1)",
                "http.body_json.?missing.value() == 1",
                "{'a': dyn(1)}.?a.b.hasValue()",
                "dyn([1])[?'a'].hasValue()",
                "[?dyn(1)] == [1]",
                "http.body_json.n.hasValue()",
                "dyn(1).optMap(x, x).hasValue()",
                "http.body_json.n.orValue(2) == 1",
                "{?'a': optional.of(1), ?dyn('a'): optional.of(2)} == {'a': 1}",
                "{?dyn(1.5): optional.none()} == {}",
                "['a', 'b'].transformMapEntry(i, v, {'k': v}) == {}",
                "[1].transformMapEntry(i, v, dyn(v)) == {}",
                "cel.bind(x, 1 / 0, x == 1)",
                "cel.bind(x, http.body_json.missing, x == 1 || x == 2)",
                "http.path.matches(http.body_json.tags[0] + '(')",
            })
    void condition_thatFails_isAnError(String condition) {
        assertThat(evaluate(condition, false)).isInstanceOf(ErrorValue.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http.body == ''",
                "[http].exists(h, h.body == '')",
                "[http][0].body.contains('x')",
                "{'k': http}.k.body_json.n == 1",
                "(true ? http : http).body == 'x'",
                "has(http.body)",
                "has(http.body_json.n)",
                "[http].all(h, has(h.body))",
                "http.body_json.tags.exists(t, true)",
                "http.method == 'POST' && http.body == ''",
                "http == http",
                "[http.body].map(b, 'x') == ['x']",
                "dyn(http).body == ''",
            })
    void condition_overLostFacts_isUnknown_howeverItReachesThem(String condition) {
        assertThat(evaluate(condition, true)).isInstanceOf(UnknownValue.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http.body == '' || http.method == 'POST'",
                "!(http.body == '' && http.method == 'GET')",
                "[http].exists(h, h.method == 'POST')",
                "has(http.method)",
                "true ? true : http.body == ''",
            })
    void condition_thatAnotherOperandDecides_isKnownOverLostFacts(String condition) {
        assertThat(evaluate(condition, true)).isEqualTo(BoolValue.TRUE);
    }

    @Test
    void facts_ofAnExpression_areThoseItReads() {
        assertThat(
                        expression("http.method == 'GET' && has(http.body_json.a)")
                                .expr()
                                .facts()
                                .map(Fact::path))
                .containsExactlyInAnyOrder("http.method", "http.body_json");
        assertThat(expression("has(http.body)").expr().facts().map(Fact::path))
                .containsExactly("http.body");
    }

    @Test
    void expression_ofAnyType_keepsItsType() {
        assertThat(expression("http.path").type()).isEqualTo(Simple.STRING);
        assertThat(expression("http.body_json.a").type()).isEqualTo(Simple.DYN);
        assertThat(expression("[1, 2].map(x, x > 1)").type().text()).isEqualTo("list(bool)");
        assertThat(expression("{'a': [1.5]}").type().text()).isEqualTo("map(string, list(double))");
    }

    private static Value evaluate(String condition, boolean truncated) {
        Diagnostics found = new Diagnostics();
        Expr expr = new ConditionCompiler().compile(text(condition), HTTP, found).orElseThrow();
        assertThat(found.all()).isEmpty();
        return expr.evaluate(frame(truncated));
    }

    private static CompiledExpression expression(String text) {
        Diagnostics found = new Diagnostics();
        CompiledExpression compiled =
                new ConditionCompiler().compileExpression(text(text), HTTP, found).orElseThrow();
        assertThat(found.all()).isEqualTo(List.of());
        return compiled;
    }

    private static MappedText text(String condition) {
        return MappedText.verbatim(new Source("test", condition));
    }

    private static Frame frame(boolean truncated) {
        Facts facts = new MapFacts(REQUEST, truncated);
        return new Frame(facts);
    }
}
