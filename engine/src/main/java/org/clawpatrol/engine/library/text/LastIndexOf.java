package org.clawpatrol.engine.library.text;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** The position of the last occurrence of a text in another at or before a position, or -1. */
public record LastIndexOf() implements Operation {
    @Override
    public String name() {
        return "lastIndexOf";
    }

    @Override
    public Value apply(List<Value> arguments) {
        if (!(arguments.getFirst() instanceof StringValue(String text))
                || !(arguments.get(1) instanceof StringValue(String wanted))) {
            return ErrorValue.wrongTypes(name(), arguments);
        }
        Value from =
                arguments.size() == 2 ? new IntValue(CodePoints.count(text)) : arguments.getLast();
        if (!(from instanceof IntValue(long position))) {
            return ErrorValue.wrongTypes(name(), arguments);
        }
        int start = CodePoints.offset(text, position);
        if (start == CodePoints.OUTSIDE) {
            return ErrorValue.OUT_OF_RANGE;
        }
        if (wanted.isEmpty()) {
            return from;
        }
        int found = new TextSearch(wanted).last(text, start);
        return new IntValue(found == TextSearch.NONE ? -1 : text.codePointCount(0, found));
    }
}
