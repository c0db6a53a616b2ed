package org.clawpatrol.dsl.source;

import java.util.List;
import java.util.Optional;

/**
 * One problem found in a text. Messages are lower-case without a final period, user text stands in
 * back-ticks.
 *
 * @param id stable identifier such as {@code C-REF-BODY}
 * @param span where; empty only for problems that belong to no text, such as an unreadable file
 * @param help what to do about it
 * @param notes other places that matter, such as an earlier declaration
 * @param confidential whether what follows the place on its line must not be shown, because it is a
 *     secret
 */
public record Diagnostic(
        Severity severity,
        String id,
        String message,
        Optional<Span> span,
        Optional<String> help,
        List<Note> notes,
        boolean confidential) {
    public Diagnostic {
        notes = List.copyOf(notes);
    }

    /** A further place with its own message. */
    public record Note(String message, Span span) {}

    public static Diagnostic error(String id, Span span, String message) {
        return new Diagnostic(
                Severity.ERROR, id, message, Optional.of(span), Optional.empty(), List.of(), false);
    }

    public static Diagnostic warning(String id, Span span, String message) {
        return new Diagnostic(
                Severity.WARNING,
                id,
                message,
                Optional.of(span),
                Optional.empty(),
                List.of(),
                false);
    }

    /** An error about something that has no text, such as a missing file. */
    public static Diagnostic global(String id, String message) {
        return new Diagnostic(
                Severity.ERROR, id, message, Optional.empty(), Optional.empty(), List.of(), false);
    }

    /** A warning about something that has no text, such as a variable of the environment. */
    public static Diagnostic globalWarning(String id, String message) {
        return new Diagnostic(
                Severity.WARNING,
                id,
                message,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false);
    }

    /** The same about a place beside a secret. */
    public Diagnostic beforeSecret() {
        return new Diagnostic(severity, id, message, span, help, notes, true);
    }

    public Diagnostic help(String text) {
        return new Diagnostic(severity, id, message, span, Optional.of(text), notes, confidential);
    }

    public Diagnostic note(String text, Span where) {
        List<Note> more =
                java.util.stream.Stream.concat(
                                notes.stream(), java.util.stream.Stream.of(new Note(text, where)))
                        .toList();
        return new Diagnostic(severity, id, message, span, help, more, confidential);
    }
}
