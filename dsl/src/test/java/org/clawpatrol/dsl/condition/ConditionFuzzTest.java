package org.clawpatrol.dsl.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;

/**
 * Any text compiles and evaluates, or is reported at its places. A plain build runs the kept inputs
 * only; with {@code JAZZER_FUZZ=1} new ones are searched for.
 */
class ConditionFuzzTest {
    private static final long BUDGET = 100_000;

    @FuzzTest(maxDuration = "5m")
    void anyText_compilesOrIsReported(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        Diagnostics found = new Diagnostics();

        Optional<CompiledExpression> compiled =
                new ConditionCompiler()
                        .compileExpression(
                                MappedText.verbatim(new Source("fuzz", text)),
                                FactSchema.of(Family.HTTP),
                                found);

        assertThat(compiled.isPresent()).isNotEqualTo(found.hasErrors());
        assertThat(found.all()).allSatisfy(problem -> assertThat(problem.span()).isPresent());
        compiled.ifPresent(
                each ->
                        assertThat(
                                        new Frame(new MapFacts(Map.of(), false), BUDGET)
                                                .evaluate(each.expr()))
                                .isNotNull());
    }
}
