package org.clawpatrol.engine.library.text;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/**
 * The parts of a text between occurrences of a separator, all of them or so many that the last one
 * holds the rest. The empty separator stands between any two characters.
 */
public record Split() implements Operation {
    private static final Value ALL = new IntValue(-1);

    @Override
    public String name() {
        return "split";
    }

    @Override
    public Value apply(List<Value> arguments) {
        Value most = arguments.size() == 2 ? ALL : arguments.getLast();
        if (!(arguments.getFirst() instanceof StringValue(String text))
                || !(arguments.get(1) instanceof StringValue(String separator))
                || !(most instanceof IntValue(long limit))) {
            return ErrorValue.wrongTypes(name(), arguments);
        }
        long count = limit < 0 ? Long.MAX_VALUE : limit;
        if (count == 0 || (text.isEmpty() && separator.isEmpty())) {
            return ListValue.EMPTY;
        }
        return ListValue.ofStrings(
                separator.isEmpty() ? characters(text, count) : parts(text, separator, count));
    }

    private static List<String> parts(String text, String separator, long count) {
        List<String> parts = new ArrayList<>();
        TextSearch search = new TextSearch(separator);
        int start = 0;
        while (parts.size() + 1 < count) {
            int found = search.first(text, start);
            if (found == TextSearch.NONE) {
                break;
            }
            parts.add(text.substring(start, found));
            start = found + separator.length();
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static List<String> characters(String text, long count) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (start < text.length() && parts.size() + 1 < count) {
            int end = text.offsetByCodePoints(start, 1);
            parts.add(text.substring(start, end));
            start = end;
        }
        if (start < text.length()) {
            parts.add(text.substring(start));
        }
        return parts;
    }
}
