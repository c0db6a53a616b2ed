package org.clawpatrol.dsl.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.source.DiagnosticRenderer;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.SourceBytes;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;

/**
 * Whatever the text, it compiles and evaluates or its problems have a place. The build replays the
 * seeds beside it; the profile {@code fuzz} looks for more.
 */
class ConditionFuzzTest {
    private static final long BUDGET = 100_000;

    @FuzzTest(maxDuration = "5m")
    void anyText_compilesOrEndsInPositionedProblems(byte[] bytes) {
        Source source = SourceBytes.lenient("fuzz", bytes);
        Diagnostics diagnostics = new Diagnostics();

        Optional<CompiledExpression> compiled =
                new ConditionCompiler()
                        .compileExpression(
                                MappedText.verbatim(source),
                                FactSchema.of(Family.HTTP),
                                diagnostics);

        assertThat(compiled.isPresent()).isEqualTo(!diagnostics.hasErrors());
        assertThat(diagnostics.all()).allMatch(problem -> problem.span().isPresent());
        assertThat(DiagnosticRenderer.plain().render(diagnostics.all())).isNotNull();
        Frame frame = new Frame(new MapFacts(Map.of(), false), BUDGET);
        compiled.ifPresent(each -> assertThat(frame.evaluate(each.expr())).isNotNull());
    }
}
