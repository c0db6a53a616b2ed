package org.clawpatrol.dsl.condition;

import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Severity;
import org.clawpatrol.dsl.source.Span;

/** The problems of one condition on their way to those of the load. Mutable; one thread. */
final class Problems {
    private static final String ID = "C-RULE-CEL";

    private final Diagnostics out;
    private boolean errors;

    Problems(Diagnostics out) {
        this.out = out;
    }

    void error(Span span, String message) {
        report(Diagnostic.error(ID, span, message));
    }

    void error(Span span, String message, String help) {
        report(Diagnostic.error(ID, span, message).help(help));
    }

    void warning(Span span, String message, String help) {
        report(Diagnostic.warning(ID, span, message).help(help));
    }

    /** For a diagnostic that has more than a message and a help. */
    void report(Diagnostic diagnostic) {
        errors |= diagnostic.severity() == Severity.ERROR;
        out.add(diagnostic);
    }

    static Diagnostic draft(Span span, String message) {
        return Diagnostic.error(ID, span, message);
    }

    boolean hasErrors() {
        return errors;
    }
}
