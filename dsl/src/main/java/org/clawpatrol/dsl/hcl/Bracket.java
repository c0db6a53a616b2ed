package org.clawpatrol.dsl.hcl;

import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** The kinds of tokens that come in pairs. */
enum Bracket {
    PARENTHESIS(")"),
    SQUARE("]"),
    BRACE("}"),
    TEMPLATE("}"),
    TEXT("\"");

    private static final Optional<Bracket> NONE = Optional.empty();

    private final String closing;
    private final Optional<Bracket> found;

    Bracket(String closing) {
        this.closing = closing;
        this.found = Optional.of(this);
    }

    /** How the closing token is written. */
    String closing() {
        return closing;
    }

    static Optional<Bracket> openedBy(Token token) {
        return switch (token.getType()) {
            case HclLexer.LPAREN -> PARENTHESIS.found;
            case HclLexer.LBRACK -> SQUARE.found;
            case HclLexer.LBRACE -> BRACE.found;
            case HclLexer.INTERPOLATION, HclLexer.DIRECTIVE -> TEMPLATE.found;
            case HclLexer.QUOTE, HclLexer.HEREDOC_BEGIN -> TEXT.found;
            default -> NONE;
        };
    }

    static boolean closes(Token token) {
        return switch (token.getType()) {
            case HclLexer.RPAREN,
                    HclLexer.RBRACK,
                    HclLexer.RBRACE,
                    HclLexer.TRIM_RBRACE,
                    HclLexer.QUOTE_END,
                    HclLexer.HEREDOC_END ->
                    true;
            default -> false;
        };
    }

    boolean closedBy(Token token) {
        return switch (this) {
            case PARENTHESIS -> token.getType() == HclLexer.RPAREN;
            case SQUARE -> token.getType() == HclLexer.RBRACK;
            case BRACE, TEMPLATE ->
                    token.getType() == HclLexer.RBRACE || token.getType() == HclLexer.TRIM_RBRACE;
            case TEXT ->
                    token.getType() == HclLexer.QUOTE_END
                            || token.getType() == HclLexer.HEREDOC_END;
        };
    }
}
