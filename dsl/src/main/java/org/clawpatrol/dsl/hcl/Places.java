package org.clawpatrol.dsl.hcl;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;

/**
 * Translates the parser's positions, which count code points, into spans of the source, which count
 * UTF-16 units. Immutable.
 */
final class Places {
    private static final int[] IDENTITY = {};

    private final Source source;
    private final int[] units;

    Places(Source source) {
        this.source = source;
        this.units = unitsOf(source.text());
    }

    private static int[] unitsOf(String text) {
        if (text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))) {
            return IDENTITY;
        }
        int[] units = new int[text.codePointCount(0, text.length()) + 1];
        int at = 0;
        for (int i = 0; i < units.length - 1; i++) {
            units[i] = at;
            at += Character.charCount(text.codePointAt(at));
        }
        units[units.length - 1] = text.length();
        return units;
    }

    CharStream characters() {
        return CharStreams.fromString(source.text(), source.name());
    }

    Source source() {
        return source;
    }

    int offset(int codePoint) {
        if (units.length == 0) {
            return Math.min(codePoint, source.text().length());
        }
        return units[Math.min(codePoint, units.length - 1)];
    }

    Span of(Token token) {
        int start = offset(token.getStartIndex());
        if (token.getType() == Token.EOF) {
            return new Span(source, start, start);
        }
        return new Span(source, start, Math.max(start, offset(token.getStopIndex() + 1)));
    }

    Span of(ParserRuleContext tree) {
        Token last = tree.getStop() == null ? tree.getStart() : tree.getStop();
        return of(tree.getStart()).to(of(last));
    }
}
