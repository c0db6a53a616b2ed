package org.clawpatrol.dsl.lint;

import java.util.List;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Span;

/**
 * Something found at one endpoint. Immutable.
 *
 * @param message to which the endpoints are added
 * @param help what to do about it
 */
record Finding(LintCode code, Span span, String message, String help, List<Diagnostic.Note> notes) {
    Finding {
        notes = List.copyOf(notes);
    }

    Diagnostic diagnostic(String where) {
        Diagnostic diagnostic = Diagnostic.warning(code.id(), span, message + where).help(help);
        for (Diagnostic.Note note : notes) {
            diagnostic = diagnostic.note(note.message(), note.span());
        }
        return diagnostic;
    }
}
