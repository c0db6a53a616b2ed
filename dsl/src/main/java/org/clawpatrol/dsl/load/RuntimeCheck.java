package org.clawpatrol.dsl.load;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.dsl.schema.AttributeSchema;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Span;

/** Collects what is declared and valid but cannot be run by this version. One thread. */
final class RuntimeCheck {
    private final List<Diagnostic> found = new ArrayList<>();

    void look(DecodedBlock block) {
        if (!block.schema().runtime()) {
            report(block.header(), text(block.header()));
            return;
        }
        for (AttributeSchema attribute : block.schema().attributes()) {
            if (attribute.has(AttributeSchema.Trait.WITHOUT_RUNTIME)
                    && block.says(attribute.name())) {
                report(
                        block.span(attribute.name()),
                        attribute.name() + "` of `" + text(block.header()));
            }
        }
        for (String keyword : block.schema().blockNames()) {
            block.block(keyword).ifPresent(this::look);
        }
    }

    /** What does not keep a file from being checked, but a gateway from starting. */
    void add(Diagnostic problem) {
        found.add(problem);
    }

    /** In the order in which they were found. */
    List<Diagnostic> found() {
        return List.copyOf(found);
    }

    private void report(Span where, String what) {
        found.add(
                Diagnostic.error(
                                "C-NO-RUNTIME",
                                where,
                                "`" + what + "` cannot be run by this version")
                        .help(
                                "remove it to start a gateway; `validate` and `test` work with"
                                        + " it"));
    }

    private static String text(Span span) {
        return span.source().text().substring(span.start(), span.end());
    }
}
