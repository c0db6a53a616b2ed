package org.clawpatrol.dsl.condition;

import java.util.List;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.InvalidPatternException;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.Matches;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.expr.SearchPattern;
import org.clawpatrol.engine.library.pattern.PatternOperation;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.StringValue;

/** Builds {@code matches} and judges its pattern where that is a literal. One thread. */
final class PatternLowering {
    private final LiteralCalls literals;
    private final Problems problems;

    PatternLowering(LiteralCalls literals, Problems problems) {
        this.literals = literals;
        this.problems = problems;
    }

    /**
     * @param span where the pattern stands
     */
    Expr lower(Expr text, Expr pattern, Span span) {
        if (pattern instanceof Literal(StringValue(String literal))) {
            warnOfControlCharacters(literal, span);
        }
        try {
            return Matches.of(text, pattern);
        } catch (InvalidPatternException e) {
            report(e, span);
            return new Literal(new ErrorValue("invalid pattern: " + e.getMessage()));
        }
    }

    /** The operation with its pattern compiled where that is a literal. */
    Operation compiled(Operation operation, List<Expr> operands, Checked.Call call) {
        if (!(operation instanceof PatternOperation search)
                || !(operands.get(1) instanceof Literal(StringValue(String literal)))) {
            return operation;
        }
        Span span = call.arguments().get(1).span();
        warnOfControlCharacters(literal, span);
        try {
            return search.with(SearchPattern.of(literal));
        } catch (InvalidPatternException e) {
            report(e, span);
            return operation;
        }
    }

    private void report(InvalidPatternException invalid, Span span) {
        if (!literals.strict()) {
            return;
        }
        problems.error(
                span,
                "invalid pattern: " + invalid.getMessage(),
                "patterns have RE2 syntax, without look-around and back-references");
    }

    /** A backslash lost on the way turns a word boundary into a backspace. */
    private void warnOfControlCharacters(String pattern, Span span) {
        pattern.chars()
                .filter(PatternLowering::isSuspicious)
                .findFirst()
                .ifPresent(
                        character ->
                                problems.warning(
                                        span,
                                        String.format(
                                                "pattern contains the control character U+%04X",
                                                character),
                                        "a word boundary is `r'\\b'` in a heredoc and `r'\\\\b'` in"
                                                + " a quoted string"));
    }

    private static boolean isSuspicious(int character) {
        boolean whitespace = character == '\n' || character == '\r' || character == '\t';
        return Character.isISOControl(character) && !whitespace;
    }
}
