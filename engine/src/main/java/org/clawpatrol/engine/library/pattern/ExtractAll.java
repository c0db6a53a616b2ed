package org.clawpatrol.engine.library.pattern;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.engine.expr.SearchPattern;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** Every match of a pattern, or of its group where it has one. */
public record ExtractAll(@Nullable SearchPattern compiled) implements PatternOperation {

    /** For any pattern. */
    public ExtractAll() {
        this(null);
    }

    @Override
    public String name() {
        return "regex.extractAll";
    }

    @Override
    public PatternOperation with(SearchPattern pattern) {
        return new ExtractAll(pattern);
    }

    @Override
    public Value search(SearchPattern pattern, String text, List<Value> arguments) {
        int group = pattern.pattern().groupCount();
        if (group > 1) {
            return Extract.TOO_MANY_GROUPS;
        }
        List<String> found = new ArrayList<>();
        Matches matches = new Matches(pattern, text);
        while (matches.next()) {
            if (matches.hasGroup(group)) {
                found.add(matches.group(group));
            }
        }
        return ListValue.ofStrings(found);
    }
}
