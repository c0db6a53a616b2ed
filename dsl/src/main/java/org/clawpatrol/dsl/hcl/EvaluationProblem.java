package org.clawpatrol.dsl.hcl;

import org.clawpatrol.dsl.source.Diagnostic;

/** Ends the evaluation of one attribute; the diagnostic is what its author sees. */
public final class EvaluationProblem extends Exception {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialised
    private final Diagnostic diagnostic;

    EvaluationProblem(Diagnostic diagnostic) {
        super(diagnostic.message());
        this.diagnostic = diagnostic;
    }

    Diagnostic diagnostic() {
        return diagnostic;
    }
}
