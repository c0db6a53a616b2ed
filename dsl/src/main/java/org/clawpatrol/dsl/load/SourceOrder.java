package org.clawpatrol.dsl.load;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Source;

/** Sorts diagnostics as a reader meets them: those without a place first, then file by file. */
final class SourceOrder {
    private final Map<Source, Integer> ranks = new HashMap<>();

    private SourceOrder() {}

    static SourceOrder of(List<Source> sources) {
        SourceOrder order = new SourceOrder();
        sources.forEach(source -> order.ranks.put(source, order.ranks.size()));
        return order;
    }

    List<Diagnostic> sorted(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .distinct()
                .sorted(
                        Comparator.comparingInt(this::rank)
                                .thenComparingInt(
                                        diagnostic ->
                                                diagnostic
                                                        .span()
                                                        .map(span -> span.start())
                                                        .orElse(0)))
                .toList();
    }

    private int rank(Diagnostic diagnostic) {
        return diagnostic.span().map(span -> ranks.getOrDefault(span.source(), 0)).orElse(-1);
    }
}
