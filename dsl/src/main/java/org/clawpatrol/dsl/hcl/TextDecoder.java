package org.clawpatrol.dsl.hcl;

import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;

/**
 * Decodes the text between quotes and in heredocs. Stateless apart from the problems it reports.
 */
final class TextDecoder {
    private final Source source;
    private final SyntaxProblems problems;

    TextDecoder(Source source, SyntaxProblems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** A piece of a quoted string: backslash escapes and doubled template markers. */
    MappedTextBuilder quoted(Span raw) {
        MappedTextBuilder out = new MappedTextBuilder(source);
        int at = raw.start();
        while (at < raw.end()) {
            at =
                    source.text().charAt(at) == '\\'
                            ? escape(at, raw.end(), out)
                            : plain(at, raw, out);
        }
        return out;
    }

    /** A piece of a heredoc: doubled template markers only. */
    MappedTextBuilder verbatim(Span raw) {
        MappedTextBuilder out = new MappedTextBuilder(source);
        int at = raw.start();
        while (at < raw.end()) {
            at = plain(at, raw, out);
        }
        return out;
    }

    /** Copies one character; of a doubled marker, the second half. */
    private int plain(int at, Span raw, MappedTextBuilder out) {
        String text = source.text();
        char character = text.charAt(at);
        boolean doubled =
                (character == '$' || character == '%')
                        && at + 2 < raw.end()
                        && text.charAt(at + 1) == character
                        && text.charAt(at + 2) == '{';
        if (doubled) {
            out.append(character, at);
            out.append('{', at + 2);
            return at + 3;
        }
        out.append(character, at);
        return at + 1;
    }

    private int escape(int at, int end, MappedTextBuilder out) {
        char kind = at + 1 < end ? source.text().charAt(at + 1) : ' ';
        switch (kind) {
            case 'n' -> out.append('\n', at);
            case 'r' -> out.append('\r', at);
            case 't' -> out.append('\t', at);
            case '"', '\\' -> out.append(kind, at);
            case 'u' -> {
                return unicode(at, 4, end, out);
            }
            case 'U' -> {
                return unicode(at, 8, end, out);
            }
            default ->
                    problems.add(
                            new Span(source, at, Math.min(at + 2, end)),
                            "`\\" + kind + "` is not an escape",
                            "escapes are \\n \\r \\t \\\" \\\\ \\uNNNN \\UNNNNNNNN; a backslash itself is"
                                    + " written `\\\\`");
        }
        return at + 2;
    }

    private int unicode(int at, int digits, int end, MappedTextBuilder out) {
        int stop = Math.min(at + 2 + digits, end);
        String hex = source.text().substring(at + 2, stop);
        boolean wellFormed = hex.length() == digits && hex.matches("[0-9a-fA-F]+");
        long codePoint = wellFormed ? Long.parseLong(hex, 16) : -1;
        boolean surrogate =
                codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        if (codePoint < 0 || codePoint > Character.MAX_CODE_POINT || surrogate) {
            problems.add(
                    new Span(source, at, stop),
                    "the escape names no character",
                    "\\u takes four hexadecimal digits, \\U takes eight");
            return stop;
        }
        out.appendCodePoint((int) codePoint, at);
        return stop;
    }
}
