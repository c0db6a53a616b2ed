package org.clawpatrol.engine.library.pattern;

import java.util.List;
import org.clawpatrol.engine.expr.InvalidPatternException;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.expr.SearchPattern;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** An operation that searches its first argument for the pattern that its second argument is. */
public sealed interface PatternOperation extends Operation
        permits Extract, ExtractAll, ReplaceMatches {

    /** The pattern when it is always the same. */
    @Nullable SearchPattern compiled();

    /** The same for this pattern, whatever the second argument is. */
    PatternOperation with(SearchPattern pattern);

    /** Applies it to arguments of the right types. */
    Value search(SearchPattern pattern, String text, List<Value> arguments)
            throws WorkLimitException;

    @Override
    default Value apply(List<Value> arguments) {
        if (!(arguments.getFirst() instanceof StringValue(String text))
                || !(arguments.get(1) instanceof StringValue(String expression))) {
            return ErrorValue.wrongTypes(name(), arguments);
        }
        SearchPattern known = compiled();
        try {
            return search(
                    known == null ? SearchPattern.ofComputed(expression) : known, text, arguments);
        } catch (InvalidPatternException e) {
            return new ErrorValue("a computed pattern is not a regular expression");
        } catch (WorkLimitException e) {
            return new ErrorValue("`" + name() + "` looks at a text too often");
        }
    }

    /** Finding a match and the bounds of its groups looks at the text twice. */
    @Override
    default long cost(List<Value> arguments) {
        if (!(arguments.getFirst() instanceof StringValue(String text))
                || !(arguments.get(1) instanceof StringValue(String expression))) {
            return 1;
        }
        SearchPattern known = compiled();
        long looks = 2L * text.length();
        return known == null ? SearchPattern.cost(expression, looks) : known.cost(looks);
    }
}
