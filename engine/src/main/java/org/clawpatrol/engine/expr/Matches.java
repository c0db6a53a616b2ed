package org.clawpatrol.engine.expr;

import com.google.re2j.Pattern;
import java.util.List;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** An unanchored search for an RE2 regular expression, in time linear in the text. */
public final class Matches implements Expr {
    /** Longest pattern, in characters, that is compiled while evaluating. */
    private static final int COMPUTED_PATTERN_LIMIT = 1000;

    private final Expr text;
    private final Expr pattern;
    private final @Nullable Pattern compiled;
    private final @Nullable PlainPattern plain;
    private final long states;

    private Matches(Expr text, Expr pattern, @Nullable Pattern compiled, long states) {
        this.text = text;
        this.pattern = pattern;
        this.compiled = compiled;
        this.plain = compiled == null ? null : PlainPattern.of(compiled.pattern()).orElse(null);
        this.states = states;
    }

    /**
     * @throws InvalidPatternException when the pattern is a literal that is not RE2 syntax or would
     *     compile to an automaton beyond reason
     */
    public static Matches of(Expr text, Expr pattern) throws InvalidPatternException {
        if (pattern instanceof Literal(StringValue(String literal))) {
            return new Matches(text, pattern, compile(literal), PatternCost.of(literal));
        }
        return new Matches(text, pattern, null, 0);
    }

    private static Pattern compile(String pattern) throws InvalidPatternException {
        return SearchPattern.of(pattern).pattern();
    }

    @Override
    public Value evaluate(Frame frame) {
        Value searched = text.evaluate(frame);
        Pattern known = compiled;
        if (known != null) {
            return switch (searched) {
                case StringValue(String s) ->
                        frame.spend(Cost.match(s.length(), states))
                                ? BoolValue.of(isIn(s, known))
                                : Frame.EXHAUSTED;
                case Undefined undefined -> undefined;
                default -> ErrorValue.wrongType("matches", searched);
            };
        }
        Value computed = pattern.evaluate(frame);
        Undefined undefined = Undefined.of(searched, computed);
        if (undefined != null) {
            return undefined;
        }
        if (searched instanceof StringValue s && computed instanceof StringValue p) {
            return search(s.value(), p.value(), frame);
        }
        return ErrorValue.wrongTypes("matches", searched, computed);
    }

    private boolean isIn(String searched, Pattern known) {
        PlainPattern literal = plain;
        return literal == null ? known.matcher(searched).find() : literal.isIn(searched);
    }

    private static Value search(String text, String pattern, Frame frame) {
        if (pattern.length() > COMPUTED_PATTERN_LIMIT) {
            return new ErrorValue("a computed pattern is too long");
        }
        long states = PatternCost.of(pattern);
        if (!frame.spend(Cost.matchComputed(text.length(), states))) {
            return Frame.EXHAUSTED;
        }
        try {
            return BoolValue.of(compile(pattern).matcher(text).find());
        } catch (InvalidPatternException e) {
            return new ErrorValue("a computed pattern is not a regular expression");
        }
    }

    /** The text that is searched. */
    public Expr text() {
        return text;
    }

    @Override
    public List<Expr> operands() {
        return List.of(text, pattern);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matches that
                && text.equals(that.text)
                && pattern.equals(that.pattern);
    }

    @Override
    public int hashCode() {
        return 31 * text.hashCode() + pattern.hashCode();
    }
}
