package org.clawpatrol.dsl.hcl;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;

/**
 * Reads HCL2 text into its tree. Every problem is reported with its position; size and depth are
 * checked before anything recursive begins. Immutable; may be shared between threads.
 */
public final class HclReader {
    private static final int REPORT_LIMIT = 100;

    private final ReaderLimits limits;

    public HclReader() {
        this(ReaderLimits.STANDARD);
    }

    public HclReader(ReaderLimits limits) {
        this.limits = limits;
    }

    /** The content of a file; empty if an error was reported. */
    public Optional<Body> read(Source source, Diagnostics diagnostics) {
        return reporting(
                source, diagnostics, found -> new SyntaxReader(source, limits, found).file());
    }

    /**
     * A text that is one template as a whole, without quotes around it; empty if an error was
     * reported.
     */
    public Optional<Expression> readTemplate(Source source, Diagnostics diagnostics) {
        return reporting(
                source, diagnostics, found -> new SyntaxReader(source, limits, found).template());
    }

    /** A file with everything its author wrote; empty if an error was reported. */
    public Optional<WrittenFile> written(Source source, Diagnostics diagnostics) {
        return reporting(
                source, diagnostics, found -> new SyntaxReader(source, limits, found).written());
    }

    private <T> Optional<T> reporting(
            Source source, Diagnostics diagnostics, Function<Diagnostics, Optional<T>> reading) {
        Diagnostics found = new Diagnostics();
        Optional<T> tree =
                limits.depth() > ReaderLimits.STANDARD.depth()
                        ? DeepStack.call(limits.depth(), () -> reading.apply(found))
                        : reading.apply(found);
        report(source, found, diagnostics);
        return found.hasErrors() ? Optional.empty() : tree;
    }

    private static void report(Source source, Diagnostics found, Diagnostics diagnostics) {
        List<Diagnostic> sorted =
                found.all().stream()
                        .sorted(Comparator.comparing(d -> d.span().map(Span::start).orElse(0)))
                        .toList();
        sorted.stream().limit(REPORT_LIMIT).forEach(diagnostics::add);
        if (sorted.size() > REPORT_LIMIT) {
            int more = sorted.size() - REPORT_LIMIT;
            Span end = new Span(source, source.text().length(), source.text().length());
            diagnostics.add(
                    Diagnostic.error(
                            SyntaxErrors.ID, end, "and " + more + " more errors in this file"));
        }
    }
}
