package org.clawpatrol.engine.library.text;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/**
 * A text with the occurrences of another replaced, all of them or the first few. The empty text
 * occurs before every character and at the end.
 */
public record Replace() implements Operation {
    private static final Value ALL = new IntValue(-1);

    @Override
    public String name() {
        return "replace";
    }

    @Override
    public Value apply(List<Value> arguments) {
        Value most = arguments.size() == 3 ? ALL : arguments.getLast();
        if (!(arguments.getFirst() instanceof StringValue(String text))
                || !(arguments.get(1) instanceof StringValue(String wanted))
                || !(arguments.get(2) instanceof StringValue(String replacement))
                || !(most instanceof IntValue(long limit))) {
            return ErrorValue.wrongTypes(name(), arguments);
        }
        long count = limit < 0 ? Long.MAX_VALUE : limit;
        return wanted.isEmpty()
                ? interspersed(text, replacement, count)
                : replaced(text, wanted, replacement, count);
    }

    private static Value replaced(String text, String wanted, String replacement, long count) {
        BoundedText result = new BoundedText();
        TextSearch search = new TextSearch(wanted);
        int copied = 0;
        for (long done = 0; done < count && !result.isFull(); done++) {
            int found = search.first(text, copied);
            if (found == TextSearch.NONE) {
                break;
            }
            result.append(text, copied, found);
            result.append(replacement);
            copied = found + wanted.length();
        }
        result.append(text, copied, text.length());
        return result.value();
    }

    private static Value interspersed(String text, String replacement, long count) {
        BoundedText result = new BoundedText();
        int copied = 0;
        for (long done = 0; done < count && !result.isFull(); done++) {
            result.append(replacement);
            if (copied == text.length()) {
                break;
            }
            int end = text.offsetByCodePoints(copied, 1);
            result.append(text, copied, end);
            copied = end;
        }
        result.append(text, copied, text.length());
        return result.value();
    }
}
