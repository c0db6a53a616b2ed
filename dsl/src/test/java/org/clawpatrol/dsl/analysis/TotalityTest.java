package org.clawpatrol.dsl.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.value.Undefined;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which conditions are known to be true or false wherever the action has what they read. */
final class TotalityTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http.path.lowerAscii().startsWith('/a')",
                "http.path.trim().upperAscii() in ['/A', '/B']",
                "http.path == http.raw_path",
                "http.size > http.path.size()",
                "size(http.query) != http.size",
                "http.query.exists(n, n.matches('^x') || n == http.method)",
                "http.query.all(n, v, n in ['x'] && 'y' in v)",
                "http.query.exists(n, n == 'x' && http.query[n].exists(v, v == 'y'))",
                "http.path.lowerAscii().matches('(?i)b$')"
            })
    void everyAction_hasAnAnswer(String condition) {
        Expr expr = Conditions.http(condition);
        RandomActions actions = new RandomActions(new Random(3));

        assertThat(Totality.typeOf(expr)).isPresent();
        for (int i = 0; i < 300; i++) {
            assertThat(Conditions.evaluated(expr, actions.next())).isNotInstanceOf(Undefined.class);
        }
    }

    /** Facts that may be missing: the answer is missing with them, or it is not said to be. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http.body_json.a == 'x'",
                "has(http.body_json.a)",
                "http.query['x'][0] == http.path",
                "http.query.exists(n, http.headers[n].exists(v, v == n))",
                "credential.names.exists(n, http.query[n].exists(n, n == 'x'))",
                "http.path.split('/')[1] == 'a'",
                "http.path.matches(http.raw_path)",
                "credential.names.exists(n, n == 'x' || n == mcp.tool)",
                "credential.names.all(n, http.body.contains(n))",
                "http.size / http.size == 1",
                "http.path + http.path == '/a/a'"
            })
    void answerThatMayBeMissing_isNotPromised(String condition) {
        assertThat(Totality.typeOf(Conditions.http(condition))).isEmpty();
    }
}
