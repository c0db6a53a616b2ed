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
