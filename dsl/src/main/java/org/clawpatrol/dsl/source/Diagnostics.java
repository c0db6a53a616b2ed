package org.clawpatrol.dsl.source;

import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one load. Mutable; one thread. */
public final class Diagnostics {
    private final List<Diagnostic> found = new ArrayList<>();

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
