package org.clawpatrol.dsl.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the problems of one load. Mutable; one thread. */
public final class Diagnostics {
    private static final Comparator<Diagnostic> BY_PLACE =
            Comparator.comparing((Diagnostic d) -> d.span().map(s -> s.source().name()).orElse(""))
                    .thenComparing(d -> d.span().map(Span::start).orElse(0));

    private final List<Diagnostic> found = new ArrayList<>();

    /** By file, then by place; what belongs to no text first. */
    public static List<Diagnostic> inSourceOrder(List<Diagnostic> diagnostics) {
        return diagnostics.stream().sorted(BY_PLACE).toList();
    }

    public void add(Diagnostic diagnostic) {
        found.add(diagnostic);
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(d -> d.severity() == Severity.ERROR);
    }

    /** Everything found so far, in the order it was found. */
    public List<Diagnostic> all() {
        return List.copyOf(found);
    }
}
