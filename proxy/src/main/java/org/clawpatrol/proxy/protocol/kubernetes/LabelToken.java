package org.clawpatrol.proxy.protocol.kubernetes;

import java.util.ArrayList;
import java.util.List;

/**
 * One token of a label selector. Immutable.
 *
 * @param text as written; empty for the end
 */
record LabelToken(Kind kind, String text) {

    /** What a token may be; the two words are names, too, where no operator can stand. */
    enum Kind {
        NAME,
        IN,
        NOT_IN,
        COMMA,
        OPEN,
        CLOSE,
        NOT,
        EQUALITY,
        ORDER,
        END
    }

    private static final String SPECIAL = "=!(),><";
    private static final String BLANK = " \t\r\n";
    private static final char NUL = 0;

    /** The tokens of a text with the end behind them; a NUL is the end, or that of a token. */
    static List<LabelToken> all(String text) {
        List<LabelToken> tokens = new ArrayList<>();
        int at = afterBlanks(text, 0);
        while (at < text.length() && text.charAt(at) != NUL) {
            String piece = text.substring(at, end(text, at));
            tokens.add(new LabelToken(kind(piece), piece));
            at += piece.length();
            boolean cut = at < text.length() && text.charAt(at) == NUL;
            at = afterBlanks(text, cut ? at + 1 : at);
        }
        tokens.add(new LabelToken(Kind.END, ""));
        return tokens;
    }

    boolean isName() {
        return kind == Kind.NAME || kind == Kind.IN || kind == Kind.NOT_IN;
    }

    private static int afterBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && BLANK.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static int end(String text, int from) {
        int at = from + 1;
        if (SPECIAL.indexOf(text.charAt(from)) >= 0) {
            boolean doubled = text.startsWith("==", from) || text.startsWith("!=", from);
            return doubled ? at + 1 : at;
        }
        while (at < text.length() && !endsName(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean endsName(char c) {
        return c == NUL || SPECIAL.indexOf(c) >= 0 || BLANK.indexOf(c) >= 0;
    }

    private static Kind kind(String piece) {
        return switch (piece) {
            case "," -> Kind.COMMA;
            case "(" -> Kind.OPEN;
            case ")" -> Kind.CLOSE;
            case "!" -> Kind.NOT;
            case "=", "==", "!=" -> Kind.EQUALITY;
            case "<", ">" -> Kind.ORDER;
            case "in" -> Kind.IN;
            case "notin" -> Kind.NOT_IN;
            default -> Kind.NAME;
        };
    }
}
