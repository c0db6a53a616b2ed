package org.clawpatrol.dsl.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times and durations in conditions; {@code http.path} is the text under test. */
class TimeConditionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timestamp('2024-02-29T23:30:00Z') + duration('1h') == timestamp('2024-03-01T00:30:00Z')",
                "timestamp('2024-03-01T00:00:00Z') - timestamp('2024-02-29T00:00:00Z') == duration('24h')",
                "timestamp('2024-02-29T12:00:00+05:30') == timestamp('2024-02-29T06:30:00Z')",
                "timestamp('2024-02-29T12:00:00Z').getHours('Europe/Berlin') == 13",
                "timestamp('2024-07-01T12:00:00Z').getHours('Europe/Berlin') == 14",
                "timestamp('2024-02-29T12:00:00Z').getHours('-02:30') == 9",
                "timestamp('2024-02-29T12:00:00Z').getMonth() == 1",
                "timestamp('2024-02-29T12:00:00Z').getDate() == 29",
                "timestamp('2024-02-29T12:00:00Z').getDayOfMonth() == 28",
                "timestamp('2024-02-29T12:00:00Z').getDayOfWeek() == 4",
                "timestamp('2024-12-31T12:00:00Z').getDayOfYear() == 365",
                "duration('1h30m').getMinutes() == 90",
                "duration('-1.5s').getMilliseconds() == -500 || duration('1.5s').getMilliseconds() == 500",
                "duration('1h') > duration('59m59.999999999s')",
                "string(duration('90s')) == '90s' && duration('90s') == duration('1m30s')",
                "int(timestamp('1970-01-01T00:01:00Z')) == 60",
                "type(timestamp('2024-02-29T12:00:00Z')) == google.protobuf.Timestamp",
                "type(duration('1s')) == google.protobuf.Duration",
            })
    void condition_holds(String condition) {
        assertThat(evaluate(condition, "")).isEqualTo(BoolValue.TRUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024-02-30T00:00:00Z",
                "2023-02-29T00:00:00Z",
                "2024-02-29T24:00:00Z",
                "2024-02-29 12:00:00Z",
                "2024-02-29T12:00:00",
                "0000-12-31T23:59:59Z",
                "10000-01-01T00:00:00Z",
            })
    void timestamp_ofAnythingElse_isAnError(String text) {
        assertThat(evaluate("timestamp(http.path) == timestamp(http.path)", text))
                .isInstanceOf(ErrorValue.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "s", "1d", "1 s", "1h-1m", "400000000000s", "--1s"})
    void duration_ofAnythingElse_isAnError(String text) {
        assertThat(evaluate("duration(http.path) == duration(http.path)", text))
                .isInstanceOf(ErrorValue.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timestamp('9999-12-31T23:59:59Z') + duration('1s') == timestamp(http.path)",
                "timestamp('0001-01-01T00:00:00Z') - duration('1s') == timestamp(http.path)",
                "timestamp('2024-02-29T12:00:00Z').getHours(http.path) == 1",
            })
    void result_outOfRange_isAnError(String condition) {
        assertThat(evaluate(condition, "Nowhere/Land")).isInstanceOf(ErrorValue.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timestamp('2024-02-30T00:00:00Z') == request.time",
                "duration('1d') == duration('1s')"
            })
    void literal_thatCannotWork_isALoadError(String condition) {
        Diagnostics found = new Diagnostics();

        assertThat(compile(condition, found)).isEmpty();
        assertThat(found.all())
                .hasSize(1)
                .allSatisfy(
                        problem ->
                                assertThat(problem.span().orElseThrow().start())
                                        .isEqualTo(condition.indexOf('\'')))
                .extracting(Diagnostic::message)
                .allMatch(message -> message.contains("always fails here"));
    }

    private static Value evaluate(String condition, String path) {
        Diagnostics found = new Diagnostics();
        Expr expr =
                compile(condition, found)
                        .orElseThrow(() -> new AssertionError(condition + ": " + found.all()));
        Map<String, Value> facts = Map.of("http.path", new StringValue(path));
        return new Frame(new MapFacts(facts, false)).evaluate(expr);
    }

    private static Optional<Expr> compile(String condition, Diagnostics found) {
        return new ConditionCompiler()
                .compile(
                        MappedText.verbatim(new Source("case", condition)),
                        FactSchema.of(Family.HTTP),
                        found);
    }
}
