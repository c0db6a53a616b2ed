package org.clawpatrol.dsl.hcl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Prepares tokens with paired brackets for the parser: removes newlines that separate nothing, and
 * marks the words that are keywords where they stand. One thread, one use.
 */
final class TokenFilter {
    private final List<Token> result = new ArrayList<>();
    private final Deque<Frame> frames = new ArrayDeque<>();

    /** What surrounds a token. */
    private static final class Frame {
        private final boolean newlines;
        private final boolean body;
        private boolean inAttribute;

        Frame(boolean newlines, boolean body) {
            this.newlines = newlines;
            this.body = body;
        }
    }

    TokenFilter() {
        frames.push(new Frame(true, true));
    }

    List<Token> filter(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            accept(tokens, i);
        }
        return result;
    }

    private void accept(List<Token> tokens, int i) {
        Token token = tokens.get(i);
        Frame frame = frames.element();
        if (token.getType() == HclLexer.NEWLINE) {
            newline(token, frame);
            return;
        }
        result.add(token);
        if (Bracket.openedBy(token).isPresent()) {
            frames.push(frameOf(tokens, i, frame));
        } else if (Bracket.closes(token)) {
            frames.pop();
        } else if (token.getType() == HclLexer.ASSIGN) {
            frame.inAttribute = true;
        }
    }

    private void newline(Token token, Frame frame) {
        if (!frame.newlines) {
            return;
        }
        frame.inAttribute = false;
        if (frame.body ? !follows(HclLexer.NEWLINE) : separates()) {
            result.add(token);
        }
    }

    /** In an object a newline counts only as the end of an item. */
    private boolean separates() {
        return !follows(HclLexer.LBRACE) && !follows(HclLexer.COMMA) && !follows(HclLexer.NEWLINE);
    }

    private boolean follows(int type) {
        return !result.isEmpty() && result.getLast().getType() == type;
    }

    private static Frame frameOf(List<Token> tokens, int i, Frame outer) {
        return switch (tokens.get(i).getType()) {
            case HclLexer.LBRACE -> {
                if (outer.body && !outer.inAttribute) {
                    yield new Frame(true, true);
                }
                markFor(tokens, i + 1);
                yield new Frame(firstWord(tokens, i + 1).getType() != HclLexer.FOR, false);
            }
            case HclLexer.LBRACK -> {
                markFor(tokens, i + 1);
                yield new Frame(false, false);
            }
            case HclLexer.DIRECTIVE -> {
                markDirective(tokens, i + 1);
                yield new Frame(false, false);
            }
            default -> new Frame(false, false);
        };
    }

    private static void markFor(List<Token> tokens, int from) {
        Token word = firstWord(tokens, from);
        if (word.getType() == HclLexer.IDENTIFIER && word.getText().equals("for")) {
            ((CommonToken) word).setType(HclLexer.FOR);
        }
    }

    private static void markDirective(List<Token> tokens, int from) {
        Token word = firstWord(tokens, from);
        if (word.getType() != HclLexer.IDENTIFIER) {
            return;
        }
        int type =
                switch (word.getText()) {
                    case "for" -> HclLexer.FOR;
                    case "else" -> HclLexer.ELSE;
                    case "endif" -> HclLexer.ENDIF;
                    case "endfor" -> HclLexer.ENDFOR;
                    default -> HclLexer.IDENTIFIER;
                };
        ((CommonToken) word).setType(type);
    }

    private static Token firstWord(List<Token> tokens, int from) {
        int i = from;
        while (tokens.get(i).getType() == HclLexer.NEWLINE) {
            i++;
        }
        return tokens.get(i);
    }
}
