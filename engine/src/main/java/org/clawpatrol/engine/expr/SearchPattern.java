package org.clawpatrol.engine.expr;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** A compiled RE2 regular expression and what searching for it takes. Immutable. */
public final class SearchPattern {
    /** Longest pattern, in characters, that is compiled while evaluating. */
    private static final int COMPUTED_LIMIT = 1000;

    private final Pattern pattern;
    private final long states;

    private SearchPattern(Pattern pattern, long states) {
        this.pattern = pattern;
        this.states = states;
    }

    /**
     * @throws InvalidPatternException when the text is not RE2 syntax or would compile to an
     *     automaton beyond reason
     */
    public static SearchPattern of(String pattern) throws InvalidPatternException {
        long states = PatternCost.of(pattern);
        if (states > PatternCost.LIMIT) {
            throw new InvalidPatternException("repetitions or groups too large");
        }
        try {
            return new SearchPattern(Pattern.compile(pattern), states);
        } catch (PatternSyntaxException e) {
            throw new InvalidPatternException(e.getDescription(), e);
        }
    }

    /**
     * The same for a pattern that is only known when it is used, and not by the author of the
     * policy alone.
     */
    public static SearchPattern ofComputed(String pattern) throws InvalidPatternException {
        if (pattern.length() > COMPUTED_LIMIT) {
            throw new InvalidPatternException("a computed pattern is too long");
        }
        return of(pattern);
    }

    public Pattern pattern() {
        return pattern;
    }

    /** Units of work that going once through a text of this length takes. */
    public long cost(long length) {
        return Cost.match(length, states);
    }

    /** Units of work that compiling a pattern and going once through a text takes. */
    public static long cost(String pattern, long length) {
        boolean compiles = pattern.length() <= COMPUTED_LIMIT;
        return compiles
                ? Cost.matchComputed(length, Math.min(PatternCost.LIMIT, PatternCost.of(pattern)))
                : 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SearchPattern that && pattern.equals(that.pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }
}
