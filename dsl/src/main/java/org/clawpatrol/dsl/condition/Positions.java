package org.clawpatrol.dsl.condition;

import java.util.stream.IntStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Span;

/**
 * Where tokens of a condition stand in the file. Tokens count code points, spans count UTF-16
 * units. Immutable.
 */
final class Positions {
    private final MappedText text;
    private final int[] units;

    Positions(MappedText text) {
        this.text = text;
        this.units = unitsOf(text.text());
    }

    private static int[] unitsOf(String text) {
        int count = text.codePointCount(0, text.length());
        int[] units = new int[count + 1];
        int unit = 0;
        for (int i = 0; i < count; i++) {
            units[i] = unit;
            unit += Character.charCount(text.codePointAt(unit));
        }
        units[count] = unit;
        return units;
    }

    Span of(Token token) {
        return token.getType() == Token.EOF
                ? end()
                : text.span(start(token), units[token.getStopIndex() + 1]);
    }

    Span of(Token first, Token last) {
        return of(first).to(of(last));
    }

    Span of(ParserRuleContext context) {
        return of(context.getStart(), context.getStop());
    }

    /** A part of a token, in UTF-16 units from its start. */
    Span within(Token token, int from, int to) {
        return text.span(start(token) + from, start(token) + to);
    }

    /** The place after the last character. */
    private Span end() {
        int length = text.text().length();
        return text.span(length, length);
    }

    private int start(Token token) {
        return units[token.getStartIndex()];
    }

    /** Whether every surrogate of a text has its partner. */
    static boolean wellFormed(String text) {
        return IntStream.range(0, text.length())
                .noneMatch(i -> Character.isSurrogate(text.charAt(i)) && !paired(text, i));
    }

    private static boolean paired(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }
}
