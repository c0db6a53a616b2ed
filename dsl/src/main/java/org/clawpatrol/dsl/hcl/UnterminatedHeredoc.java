package org.clawpatrol.dsl.hcl;

import org.antlr.v4.runtime.Token;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;

/** Explains why a heredoc has no end. Immutable. */
final class UnterminatedHeredoc {
    private final Source source;
    private final Token token;
    private final String marker;
    private final Span opening;

    UnterminatedHeredoc(Source source, Token token) {
        this.source = source;
        this.token = token;
        int end = source.text().indexOf('\n', token.getStartIndex());
        String line = source.text().substring(token.getStartIndex(), end).stripTrailing();
        this.marker = line.substring(line.startsWith("<<-") ? 3 : 2);
        this.opening =
                new Span(source, token.getStartIndex(), token.getStartIndex() + line.length());
    }

    Diagnostic diagnostic() {
        Diagnostic error =
                Diagnostic.error(
                        SyntaxErrors.ID,
                        opening,
                        "unterminated heredoc: no line holds only `" + marker + "`");
        int first = source.line(token.getStartIndex()) + 1;
        int last = source.line(source.text().length());
        for (int line = first; line <= last; line++) {
            String text = source.lineText(line);
            if (WhiteSpace.trim(text).startsWith(marker)) {
                return candidate(error, line, text);
            }
        }
        return error.help("end it with a line that holds only `" + marker + "`");
    }

    private Diagnostic candidate(Diagnostic error, int line, String text) {
        int start = source.lineStart(line) + text.indexOf(marker);
        Span where = new Span(source, start, start + marker.length());
        if (WhiteSpace.trim(text).equals(marker)) {
            return error.help("end the file with a new line after `" + marker + "`")
                    .note("the file ends in this line", where);
        }
        return error.help("put what follows `" + marker + "` on the next line")
                .note("this line holds more than the marker", where);
    }
}
