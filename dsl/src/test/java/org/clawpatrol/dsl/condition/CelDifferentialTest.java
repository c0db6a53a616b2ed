package org.clawpatrol.dsl.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random conditions mean the same here and to another implementation of the language. What it
 * rejects is left out, because there the element type of an empty list is fixed by its first use.
 * Left out too is where that one is mistaken: it does not compare numbers of different types inside
 * optionals, and takes one order for all in the body of {@code optMap}.
 */
class CelDifferentialTest {
    private static final String REJECTED = "rejected";
    private static final CelOptions OPTIONS =
            CelOptions.current().enableHeterogeneousNumericComparisons(true).build();
    private static final CelCompiler COMPILER = compiler(OPTIONS);

    /** Judges types as we do: numbers of different static types do not compare. */
    private static final CelCompiler STRICT_COMPILER =
            compiler(CelOptions.current().enableHeterogeneousNumericComparisons(false).build());

    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.plannerRuntimeBuilder()
                    .setOptions(OPTIONS)
                    .addLibraries(
                            CelExtensions.sets(OPTIONS),
                            CelExtensions.optional(),
                            CelExtensions.comprehensions())
                    .build();
    private static final Map<String, Object> THEIR_REQUEST =
            Map.of(
                    "http",
                    Map.of(
                            "body_json",
                            Map.of("n", 3.0, "s", "abc", "flag", true, "list", List.of("a", "b"))));
    private static final Map<String, Value> OUR_REQUEST =
            Map.of(
                    "http.body_json",
                    MapValue.ofFields(
                            Map.of(
                                    "n",
                                    new DoubleValue(3),
                                    "s",
                                    new StringValue("abc"),
                                    "flag",
                                    BoolValue.TRUE,
                                    "list",
                                    ListValue.ofStrings(List.of("a", "b")))));

    private static CelCompiler compiler(CelOptions options) {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(options)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addLibraries(
                        CelExtensions.sets(OPTIONS),
                        CelExtensions.optional(),
                        CelExtensions.bindings(),
                        CelExtensions.comprehensions())
                .addVar("http", MapType.create(SimpleType.STRING, SimpleType.DYN))
                .build();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void randomCondition_meansTheSame_toBoth(long seed) {
        ConditionGenerator generator = new ConditionGenerator(new Random(seed));
        List<String> disagreements = new ArrayList<>();
        int compared = 0;
        for (int i = 0; i < 1_000; i++) {
            String condition = generator.condition(3);
            String theirs = theirs(condition);
            String ours = ours(condition);
            if (theirs.equals(REJECTED)) {
                continue;
            }
            compared++;
            if (!theirs.equals(ours)) {
                disagreements.add(condition + "\n  they: " + theirs + "\n  we: " + ours);
            }
        }

        assertThat(disagreements).isEmpty();
        assertThat(compared).isGreaterThan(200);
    }

    private static String theirs(String condition) {
        try {
            STRICT_COMPILER.compile(condition).getAst();
            CelRuntime.Program program =
                    RUNTIME.createProgram(COMPILER.compile(condition).getAst());
            return program.eval(THEIR_REQUEST) instanceof Boolean truth
                    ? truth.toString()
                    : "error";
        } catch (CelValidationException e) {
            return REJECTED;
        } catch (CelEvaluationException e) {
            return "error";
        }
    }

    private static String ours(String condition) {
        Optional<Expr> expr =
                new ConditionCompiler()
                        .compile(
                                MappedText.verbatim(new Source("test", condition)),
                                FactSchema.of(Family.HTTP),
                                new Diagnostics());
        return expr.<Value>map(
                        compiled -> compiled.evaluate(new Frame(new MapFacts(OUR_REQUEST, false))))
                .map(CelDifferentialTest::truth)
                .orElse(REJECTED);
    }

    private static String truth(Value value) {
        return value instanceof BoolValue ? Boolean.toString(value == BoolValue.TRUE) : "error";
    }
}
