package org.clawpatrol.dsl.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clawpatrol.dsl.hcl.Body;
import org.clawpatrol.dsl.hcl.Evaluator;
import org.clawpatrol.dsl.hcl.FunctionTable;
import org.clawpatrol.dsl.hcl.HclReader;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Scope;
import org.clawpatrol.dsl.source.DiagnosticRenderer;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What functions give, and what is said when they cannot. */
final class FunctionCasesTest {
    private static final TextFiles FILES =
            path -> {
                if (path.equals("none")) {
                    throw new UnreadableTextException("is not there");
                }
                return "text of " + path;
            };
    private static final FunctionTable FUNCTIONS =
            StandardFunctions.of(FILES, Map.of("TEAM", "red", "CLAWPATROL_SECRET_X", "hidden"));

    static List<String> lines() throws IOException {
        try (InputStream in = FunctionCasesTest.class.getResourceAsStream("/function/cases.txt")) {
            String text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }

    static Stream<String> values() throws IOException {
        return lines().stream().filter(line -> line.contains(" => "));
    }

    static Stream<String> problems() throws IOException {
        return lines().stream().filter(line -> line.contains(" !> "));
    }

    @ParameterizedTest
    @MethodSource("values")
    void call_withFittingArguments_givesTheValue(String line) {
        String[] parts = line.split(" => ", 2);
        Diagnostics diagnostics = new Diagnostics();

        Optional<HclValue> value = evaluated(parts[0], diagnostics);

        assertThat(said(diagnostics)).isEmpty();
        assertThat(json(value.orElseThrow())).isEqualTo(parts[1]);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void call_thatCannotBe_saysWhyWhereItStands(String line) {
        String[] parts = line.split(" !> ", 2);
        Diagnostics diagnostics = new Diagnostics();

        assertThat(evaluated(parts[0], diagnostics)).isEmpty();

        assertThat(said(diagnostics)).contains(parts[1]).doesNotContain("hidden");
        assertThat(diagnostics.all())
                .singleElement()
                .satisfies(
                        only -> {
                            assertThat(only.help()).isPresent();
                            assertThat(only.span().orElseThrow().start()).isGreaterThan(3);
                        });
    }

    @Test
    void everyFunction_hasACaseThatWorks() throws IOException {
        String all = values().collect(Collectors.joining("\n"));

        assertThat(FUNCTIONS.all())
                .allSatisfy(
                        function -> assertThat(all).contains(function.signature().name() + "("));
    }

    private static Optional<HclValue> evaluated(String text, Diagnostics diagnostics) {
        Optional<Body> body =
                new HclReader().read(new Source("test", "x = " + text + "\n"), diagnostics);
        return body.flatMap(
                found ->
                        new Evaluator()
                                .evaluate(
                                        found.attributes().getFirst().value(),
                                        Scope.of(Map.of(), FUNCTIONS),
                                        diagnostics));
    }

    private static String said(Diagnostics diagnostics) {
        return diagnostics.all().stream()
                .map(DiagnosticRenderer.plain()::line)
                .collect(Collectors.joining("\n"));
    }

    private static String json(HclValue value) {
        return switch (value) {
            case HclValue.StringValue(var text, _) -> JsonMapper.shared().writeValueAsString(text);
            case HclValue.NumberValue(var number) ->
                    number.scale() < -100
                            ? number.stripTrailingZeros().toString()
                            : number.signum() == 0
                                    ? "0"
                                    : number.stripTrailingZeros().toPlainString();
            case HclValue.BoolValue(var bool) -> String.valueOf(bool);
            case HclValue.NullValue _ -> "null";
            case HclValue.ListValue(var elements) ->
                    elements.stream()
                            .map(FunctionCasesTest::json)
                            .collect(Collectors.joining(",", "[", "]"));
            case HclValue.ObjectValue(var members) ->
                    members.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(e -> "\"" + e.getKey() + "\":" + json(e.getValue()))
                            .collect(Collectors.joining(",", "{", "}"));
        };
    }
}
