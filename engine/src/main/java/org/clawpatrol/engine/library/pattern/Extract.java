package org.clawpatrol.engine.library.pattern;

import java.util.List;
import org.clawpatrol.engine.expr.SearchPattern;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.OptionalValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** The first match of a pattern, or of its group where it has one; none where there is no match. */
public record Extract(@Nullable SearchPattern compiled) implements PatternOperation {
    static final ErrorValue TOO_MANY_GROUPS =
            new ErrorValue("a pattern to extract has more than one group");

    /** For any pattern. */
    public Extract() {
        this(null);
    }

    @Override
    public String name() {
        return "regex.extract";
    }

    @Override
    public PatternOperation with(SearchPattern pattern) {
        return new Extract(pattern);
    }

    @Override
    public Value search(SearchPattern pattern, String text, List<Value> arguments) {
        int group = pattern.pattern().groupCount();
        if (group > 1) {
            return TOO_MANY_GROUPS;
        }
        Matches matches = new Matches(pattern, text);
        return matches.next() && matches.hasGroup(group)
                ? new OptionalValue(new StringValue(matches.group(group)))
                : OptionalValue.NONE;
    }
}
