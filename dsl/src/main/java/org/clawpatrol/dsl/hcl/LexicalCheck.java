package org.clawpatrol.dsl.hcl;

import java.util.List;
import org.antlr.v4.runtime.Token;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;

/** Reports what is no token of the language. One thread. */
final class LexicalCheck {
    private final Source source;
    private final Diagnostics diagnostics;

    LexicalCheck(Source source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    /** Whether the brackets of these tokens can be trusted, because no text ran over its end. */
    boolean check(List<Token> tokens) {
        boolean complete = true;
        int previousEnd = -1;
        for (Token token : tokens) {
            boolean follows = token.getStartIndex() == previousEnd;
            if (isInvalid(token)) {
                previousEnd = token.getStopIndex() + 1;
            }
            if (!follows || !isInvalid(token)) {
                complete &= check(token);
            }
        }
        return complete;
    }

    private static boolean isInvalid(Token token) {
        return token.getType() == HclLexer.INVALID_CHARACTER
                || token.getType() == HclLexer.INVALID_BYTE;
    }

    private boolean check(Token token) {
        return switch (token.getType()) {
            case HclLexer.INVALID_CHARACTER -> {
                diagnostics.add(invalidCharacter(token));
                yield true;
            }
            case HclLexer.INVALID_BYTE -> {
                diagnostics.add(
                        Diagnostic.error("C-UTF8", span(token), "the file is not valid UTF-8")
                                .help("save it in UTF-8 encoding"));
                yield true;
            }
            case HclLexer.ESCAPE, HclLexer.INVALID_ESCAPE -> {
                if (!EscapeSequence.isValid(token)) {
                    diagnostics.add(invalidEscape(token));
                }
                yield true;
            }
            case HclLexer.UNTERMINATED_STRING -> {
                diagnostics.add(unterminatedString(token));
                yield false;
            }
            case HclLexer.UNTERMINATED_HEREDOC -> {
                diagnostics.add(new UnterminatedHeredoc(source, token).diagnostic());
                yield false;
            }
            case HclLexer.UNTERMINATED_COMMENT -> {
                Span opening = opening(token, 2);
                diagnostics.add(
                        Diagnostic.error(SyntaxErrors.ID, opening, "unterminated comment")
                                .help("close the comment with `*/`"));
                yield false;
            }
            default -> true;
        };
    }

    private Diagnostic invalidCharacter(Token token) {
        String text = token.getText();
        Diagnostic error =
                Diagnostic.error(SyntaxErrors.ID, span(token), "invalid character `" + text + "`");
        return switch (text) {
            case "'", "`", "\u2018", "\u2019", "\u201c", "\u201d" ->
                    error.help("strings stand in double quotes: `\"...\"`");
            case ";" -> error.help("attributes and blocks are separated by new lines");
            case "&" -> error.help("the logical operator is `&&`");
            case "|" -> error.help("the logical operator is `||`");
            case "^", "~" -> error.help("there are no bitwise operators");
            case "\r" -> error.help("lines end with LF or CRLF");
            default -> error.help("remove it, or put the text in double quotes");
        };
    }

    private Diagnostic invalidEscape(Token token) {
        return Diagnostic.error(
                        SyntaxErrors.ID,
                        span(token),
                        "invalid escape sequence `" + token.getText() + "`")
                .help(
                        "known are \\n, \\r, \\t, \\\", \\\\, \\uXXXX and \\UXXXXXXXX;"
                                + " a backslash itself is written \\\\");
    }

    private Diagnostic unterminatedString(Token token) {
        return Diagnostic.error(SyntaxErrors.ID, span(token), "unterminated string")
                .help("close the string with `\"`; use a heredoc for text of several lines");
    }

    private Span opening(Token token, int length) {
        return new Span(source, token.getStartIndex(), token.getStartIndex() + length);
    }

    private Span span(Token token) {
        return new Span(source, token.getStartIndex(), token.getStopIndex() + 1);
    }
}
