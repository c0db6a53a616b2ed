package org.clawpatrol.dsl.hcl;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;

/**
 * The tokens of a file for tools. Comments, which the parser never sees, are what stands between
 * two tokens besides blanks. One thread, one use.
 */
final class SourceTokens {
    private final Source source;
    private final String text;
    private final List<SourceToken> found = new ArrayList<>();

    SourceTokens(Source source) {
        this.source = source;
        this.text = source.text();
    }

    /**
     * @param tokens checked ones of the file, the end of file last
     */
    List<SourceToken> withComments(List<Token> tokens) {
        int end = 0;
        for (Token token : tokens) {
            boolean last = token.getType() == Token.EOF;
            comments(end, last ? text.length() : token.getStartIndex());
            if (!last) {
                end = token.getStopIndex() + 1;
                add(kind(token), token.getStartIndex(), end);
            }
        }
        return found;
    }

    /** The same without comments. */
    List<SourceToken> of(List<Token> tokens) {
        for (Token token : tokens) {
            if (token.getType() != Token.EOF) {
                add(kind(token), token.getStartIndex(), token.getStopIndex() + 1);
            }
        }
        return found;
    }

    private void comments(int from, int to) {
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            if (c != '#' && c != '/') {
                at++;
                continue;
            }
            int end = text.startsWith("/*", at) ? text.indexOf("*/", at) + 2 : lineEnd(at, to);
            add(SourceToken.Kind.COMMENT, at, end);
            at = end;
        }
    }

    private int lineEnd(int from, int to) {
        int newline = text.indexOf('\n', from);
        int end = newline < 0 || newline > to ? to : newline;
        return end > from && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    private void add(SourceToken.Kind kind, int start, int end) {
        found.add(new SourceToken(kind, new Span(source, start, end)));
    }

    private static SourceToken.Kind kind(Token token) {
        return switch (token.getType()) {
            case HclLexer.NEWLINE -> SourceToken.Kind.NEWLINE;
            case HclLexer.IDENTIFIER, HclLexer.IN, HclLexer.IF -> SourceToken.Kind.WORD;
            case HclLexer.NUMBER -> SourceToken.Kind.NUMBER;
            case HclLexer.QUOTE, HclLexer.HEREDOC_BEGIN -> SourceToken.Kind.TEXT_BEGIN;
            case HclLexer.QUOTE_END, HclLexer.HEREDOC_END -> SourceToken.Kind.TEXT_END;
            case HclLexer.TEXT, HclLexer.ESCAPE, HclLexer.MARKER_ESCAPE, HclLexer.TEXT_NEWLINE ->
                    SourceToken.Kind.TEXT;
            default -> {
                if (Bracket.openedBy(token).isPresent()) {
                    yield SourceToken.Kind.OPENING;
                }
                yield Bracket.closes(token) ? SourceToken.Kind.CLOSING : SourceToken.Kind.SIGN;
            }
        };
    }
}
