package org.clawpatrol.dsl.hcl;

import org.clawpatrol.dsl.source.Span;

/**
 * One word, sign, comment or piece of text of a file, for tools that keep what its author wrote.
 * Between two of them stand only spaces, tabs and, at the start, a byte order mark.
 */
public record SourceToken(Kind kind, Span span) {

    /** What a token is. */
    public enum Kind {
        /** To the end of its line without the line end, or from {@code /*} to its end. */
        COMMENT,
        /** The end of a line outside of heredocs. */
        NEWLINE,
        /** An identifier or keyword. */
        WORD,
        NUMBER,
        /** An operator, comma, colon, dot and so on. */
        SIGN,
        /** {@code (}, {@code [}, <code>{</code>, <code>${</code> or <code>%{</code>. */
        OPENING,
        CLOSING,
        /** What begins a string or heredoc: a quote, or a heredoc's first line. */
        TEXT_BEGIN,
        /** A piece of a string or heredoc, line ends of a heredoc too. */
        TEXT,
        /** A quote, or the line of a heredoc's marker without its line end. */
        TEXT_END
    }

    public String text() {
        return span.source().text().substring(span.start(), span.end());
    }
}
