package org.clawpatrol.dsl.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Library functions in conditions over facts. */
class LibraryEvaluationTest {

    @Test
    void unknownArgument_makesTheCallUnknown() {
        for (String condition :
                List.of(
                        "http.body_json.name.trim() == 'a'",
                        "math.greatest(1, http.body_json.n) == 1",
                        "[http.body_json.n].sort() == []",
                        "'%d %d'.format([1, http.body_json.n]) == ''",
                        "[1].sortBy(x, http.body_json.n) == [1]",
                        "ip(http.body_json.ip).isLoopback()",
                        "regex.extract(http.body_json.s, 'a').hasValue()")) {
            assertThat(evaluated(condition, true)).as(condition).isInstanceOf(UnknownValue.class);
        }
    }

    @Test
    void errorInAnArgument_isTheErrorOfTheCall() {
        assertThat(evaluated("math.greatest(1, 1 / 0) == 1", false))
                .isEqualTo(ErrorValue.DIVISION_BY_ZERO);
        assertThat(evaluated("math.greatest(dyn('x'), 1) == 1", false))
                .isInstanceOf(ErrorValue.class);
        assertThat(evaluated("[2, 1].sortBy(x, 1 / (x - 1)) == []", false))
                .isInstanceOf(ErrorValue.class);
        assertThat(evaluated("ip(http.path) == ip('10.0.0.0')", false))
                .isInstanceOf(ErrorValue.class);
        assertThat(evaluated("lists.range(1000000000 * size(http.path)).size() == 0", false))
                .isInstanceOf(ErrorValue.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http.path.split('/')[1] == 'v1'",
                "http.path.substring(1).startsWith('v1')",
                "'%s has %d parts'.format([http.path, http.path.split('/').size()])"
                        + " == '/v1/items has 3 parts'",
                "http.path.upperAscii().lowerAscii() == http.path",
                "math.greatest(1, 2u, 3.5, dyn(4)) == 4",
                "math.least(dyn([3, 2u])) == 2u",
                "math.greatest(http.path.size(), 3) == 9",
                "[[3, 'c'], [1, 'a']].sortBy(e, e[0]).map(e, e[1]) == ['a', 'c']",
                "dyn([2, 1]).sortBy(x, -x) == [2, 1]",
                "[[2, 1], [4, 3]].map(l, l.sortBy(x, x)) == [[1, 2], [3, 4]]",
                "[1, 2].sortBy(x, [x, 0].sortBy(x, x)[1]) == [1, 2]",
                "[3, 1, 1].distinct().sort().reverse() == [3, 1]",
                "[[1], [2, 3]].flatten().slice(1, 3) == [2, 3]",
                "lists.range(3).map(i, i * 2) == [0, 2, 4]",
                "[].first() == optional.none() && [1, 2].last().value() == 2",
                "regex.extract(http.path, '/v([0-9]+)/') == optional.of('1')",
                "regex.extractAll(http.path, '[a-z]+') == ['v', 'items']",
                "regex.replace(http.path, '/v[0-9]+', '') == '/items'",
                "cidr('10.0.0.0/8').containsIP(http.body_json.ip)",
                "cidr('10.1.2.3/8').ip() == ip(http.body_json.ip)",
                "string(ip('2001:DB8::1')) == '2001:db8::1'",
                "string(cidr('10.0.0.1/8').masked()) == '10.0.0.0/8'",
                "'%s'.format([ip('::1')]) == '::1'",
                "ip('10.0.0.1') in [ip('10.0.0.1')]",
                "isIP('::1') && !isIP('x') && isCIDR('::/0') && ip.isCanonical('::')",
                "['ip', 'math'].exists(ip, ip == 'ip')",
                "base64.encode(base64.decode('aGk=')) == 'aGk='",
                "strings.quote('a') == '\"a\"'"
            })
    void condition_holds(String condition) {
        assertThat(evaluated(condition, false)).isEqualTo(BoolValue.TRUE);
    }

    private static Value evaluated(String condition, boolean truncated) {
        Map<String, Value> facts =
                Map.of(
                        "http.path",
                        new StringValue("/v1/items"),
                        "http.body_json",
                        MapValue.ofFields(Map.of("ip", new StringValue("10.1.2.3"))));
        Diagnostics found = new Diagnostics();
        return new ConditionCompiler()
                .compile(
                        MappedText.verbatim(new Source("case", condition)),
                        FactSchema.of(Family.HTTP),
                        found)
                .map(expr -> new Frame(new MapFacts(facts, truncated)).evaluate(expr))
                .orElseThrow(() -> new AssertionError(condition + ": " + found.all()));
    }
}
