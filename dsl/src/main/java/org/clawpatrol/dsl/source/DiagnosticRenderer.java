package org.clawpatrol.dsl.source;

import java.util.List;

/**
 * Prints diagnostics in source order: position and message, the source line with a caret range
 * below it, then help and notes. Immutable; safe to share.
 */
public final class DiagnosticRenderer {
    private static final int WIDEST_LINE = 160;

    private final boolean colour;

    private DiagnosticRenderer(boolean colour) {
        this.colour = colour;
    }

    public static DiagnosticRenderer plain() {
        return new DiagnosticRenderer(false);
    }

    /** With ANSI colours, for terminals. */
    public static DiagnosticRenderer coloured() {
        return new DiagnosticRenderer(true);
    }

    public String render(List<Diagnostic> diagnostics) {
        StringBuilder out = new StringBuilder();
        Diagnostics.inSourceOrder(diagnostics).forEach(diagnostic -> render(diagnostic, out));
        return out.toString();
    }

    /** One line: {@code file:line:col: severity: message — help}. */
    public String line(Diagnostic diagnostic) {
        return place(diagnostic)
                + diagnostic.severity().label()
                + ": "
                + VisibleText.of(diagnostic.message())
                + diagnostic.help().map(help -> " — " + VisibleText.of(help)).orElse("");
    }

    private void render(Diagnostic diagnostic, StringBuilder out) {
        out.append(place(diagnostic))
                .append(severity(diagnostic.severity()))
                .append(": ")
                .append(VisibleText.of(diagnostic.message()))
                .append(" [")
                .append(diagnostic.id())
                .append("]\n");
        diagnostic.span().ifPresent(span -> excerpt(span, diagnostic.confidential(), out));
        diagnostic
                .help()
                .ifPresent(
                        help -> out.append("  help: ").append(VisibleText.of(help)).append('\n'));
        for (Diagnostic.Note note : diagnostic.notes()) {
            out.append("  note: ")
                    .append(VisibleText.of(note.message()))
                    .append(": ")
                    .append(place(note.span()))
                    .append('\n');
        }
    }

    private static String place(Diagnostic diagnostic) {
        return diagnostic.span().map(span -> place(span) + ": ").orElse("");
    }

    private static String place(Span span) {
        return VisibleText.of(span.source().name()) + ":" + span.line() + ":" + span.column();
    }

    private static String shown(Span span, boolean confidential) {
        String line = span.source().lineText(span.line());
        int end = span.end() - span.source().lineStart(span.line());
        return confidential && end < line.length() ? line.substring(0, end) + " ..." : line;
    }

    private String severity(Severity severity) {
        if (!colour) {
            return severity.label();
        }
        String code = severity == Severity.ERROR ? "31" : "33";
        return "\u001b[1;" + code + "m" + severity.label() + "\u001b[0m";
    }

    /**
     * @param confidential whether the line ends with the marked part
     */
    private static void excerpt(Span span, boolean confidential, StringBuilder out) {
        String line = shown(span, confidential);
        int start =
                line.offsetByCodePoints(
                        0, Math.min(span.column() - 1, line.codePointCount(0, line.length())));
        int length = Math.max(1, Math.min(span.end() - span.start(), line.length() - start));
        int from = Math.max(0, Math.min(start - WIDEST_LINE / 2, line.length() - WIDEST_LINE));
        int to = Math.min(line.length(), from + WIDEST_LINE);
        String number = String.valueOf(span.line());
        String gutter = " ".repeat(number.length());
        String before = VisibleText.of(line.substring(from, start));
        String marked = VisibleText.of(line.substring(start, Math.min(start + length, to)));
        out.append("  ").append(number).append(" | ");
        out.append(VisibleText.of(line.substring(from, to))).append('\n');
        out.append("  ").append(gutter).append(" | ");
        out.append(before.replaceAll("[^\t]", " "));
        out.append("^".repeat(Math.max(1, marked.length()))).append('\n');
    }
}
