package org.clawpatrol.dsl.test;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Span;

/** Reads when a test happens. Stateless. */
final class TestTime {
    private TestTime() {}

    /** What the block says; what is wrong is reported and counts as not said. */
    static Optional<Instant> of(DecodedBlock block, Diagnostics diagnostics) {
        return block.text("time").flatMap(text -> instant(text, block.span("time"), diagnostics));
    }

    static Optional<Instant> of(HclValue value, Span where, Diagnostics diagnostics) {
        String text = value instanceof HclValue.StringValue found ? found.text() : "";
        return instant(text, where, diagnostics);
    }

    private static Optional<Instant> instant(String text, Span where, Diagnostics diagnostics) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            diagnostics.add(
                    Diagnostic.error("C-TIME", where, "`time` must be a time")
                            .help("write it as `\"2026-01-31T08:00:00Z\"`"));
            return Optional.empty();
        }
    }
}
