package org.clawpatrol.engine.library.pattern;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.engine.expr.SearchPattern;
import org.clawpatrol.engine.library.text.BoundedText;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** A text with the matches of a pattern replaced, all of them or the first few. */
public record ReplaceMatches(@Nullable SearchPattern compiled) implements PatternOperation {
    private static final Value ALL = new IntValue(-1);
    private static final ErrorValue INVALID =
            new ErrorValue("a replacement refers to what is not a group");

    /** For any pattern. */
    public ReplaceMatches() {
        this(null);
    }

    @Override
    public String name() {
        return "regex.replace";
    }

    @Override
    public PatternOperation with(SearchPattern pattern) {
        return new ReplaceMatches(pattern);
    }

    @Override
    public Value search(SearchPattern pattern, String text, List<Value> arguments) {
        Value most = arguments.size() == 3 ? ALL : arguments.getLast();
        if (!(arguments.get(2) instanceof StringValue(String template))
                || !(most instanceof IntValue(long limit))) {
            return ErrorValue.wrongTypes(name(), arguments);
        }
        Optional<Replacement> replacement =
                Replacement.of(template, pattern.pattern().groupCount());
        long count = limit < 0 ? Long.MAX_VALUE : limit;
        return replacement
                .map(each -> replaced(new Matches(pattern, text), text, each, count))
                .orElse(INVALID);
    }

    private static Value replaced(
            Matches matches, String text, Replacement replacement, long count) {
        BoundedText result = new BoundedText();
        int copied = 0;
        for (long done = 0; done < count && !result.isFull() && matches.next(); done++) {
            result.append(text, copied, matches.start());
            replacement.append(matches, result);
            copied = matches.end();
        }
        result.append(text, copied, text.length());
        return result.value();
    }
}
