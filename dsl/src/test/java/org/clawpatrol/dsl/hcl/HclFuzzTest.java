package org.clawpatrol.dsl.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.function.StandardFunctions;
import org.clawpatrol.dsl.source.DiagnosticRenderer;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.SourceBytes;

/**
 * Whatever the bytes, they are a file that can be evaluated and shown, or problems with a place.
 * The build replays the seeds beside it; the profile {@code fuzz} looks for more.
 */
class HclFuzzTest {
    private static final FunctionTable FUNCTIONS =
            StandardFunctions.of(path -> "text", Map.of("NAME", "value"));

    @FuzzTest(maxDuration = "5m")
    void anyBytes_endInATreeOrInPositionedProblems(byte[] bytes) {
        Source source = SourceBytes.lenient("fuzz.hcl", bytes);
        Diagnostics diagnostics = new Diagnostics();

        Optional<Body> body = new HclReader().read(source, diagnostics);

        assertThat(body.isPresent()).isEqualTo(!diagnostics.hasErrors());
        assertThat(diagnostics.all()).allMatch(problem -> problem.span().isPresent());
        body.ifPresent(found -> assertThat(SyntaxTree.of(found)).isNotNull());
        body.ifPresent(found -> evaluate(found, diagnostics));
        assertThat(diagnostics.all()).allMatch(problem -> problem.span().isPresent());
        assertThat(DiagnosticRenderer.plain().render(diagnostics.all())).isNotNull();
    }

    private static void evaluate(Body body, Diagnostics diagnostics) {
        Scope scope = Scope.of(Map.of("x", HclValue.text("y")), FUNCTIONS);
        for (Attribute attribute : body.attributes()) {
            new Evaluator().evaluate(attribute.value(), scope, diagnostics);
        }
        body.blocks().forEach(block -> evaluate(block.body(), diagnostics));
    }
}
