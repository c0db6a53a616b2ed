package org.clawpatrol.dsl.condition;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;

/** Shows the problems of a condition on one line below it. Stateless. */
final class ProblemText {
    private ProblemText() {}

    /** The condition, then one marked line for each problem, note and help. */
    static List<String> of(Family family, String condition) {
        Diagnostics found = new Diagnostics();
        boolean compiled =
                new ConditionCompiler()
                        .compile(
                                MappedText.verbatim(new Source("test", condition)),
                                FactSchema.of(family),
                                found)
                        .isPresent();
        List<String> lines = new ArrayList<>();
        lines.add(family.id() + ": " + condition);
        String indent = " ".repeat(family.id().length() + 2);
        found.all().forEach(problem -> add(problem, indent, lines));
        lines.add(compiled ? "compiles" : "does not compile");
        return lines;
    }

    private static void add(Diagnostic problem, String indent, List<String> lines) {
        String label = problem.severity().label() + ": ";
        problem.span()
                .ifPresent(span -> lines.add(marked(span, indent, label + problem.message())));
        problem.notes()
                .forEach(note -> lines.add(marked(note.span(), indent, "note: " + note.message())));
        problem.help().ifPresent(help -> lines.add(indent + "help: " + help));
    }

    private static String marked(Span span, String indent, String text) {
        String marks = "^".repeat(Math.max(1, span.end() - span.start()));
        return indent + " ".repeat(span.start()) + marks + " " + text;
    }
}
