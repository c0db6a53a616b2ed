package org.clawpatrol.engine.library.text;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** The position of the first occurrence of a text in another at or after a position, or -1. */
public record IndexOf() implements Operation {
    private static final Value START = new IntValue(0);

    @Override
    public String name() {
        return "indexOf";
    }

    @Override
    public Value apply(List<Value> arguments) {
        Value from = arguments.size() == 2 ? START : arguments.getLast();
        if (!(arguments.getFirst() instanceof StringValue(String text))
                || !(arguments.get(1) instanceof StringValue(String wanted))
                || !(from instanceof IntValue(long position))) {
            return ErrorValue.wrongTypes(name(), arguments);
        }
        int start = CodePoints.offset(text, position);
        if (start == CodePoints.OUTSIDE) {
            return ErrorValue.OUT_OF_RANGE;
        }
        if (wanted.isEmpty()) {
            return from;
        }
        int found = new TextSearch(wanted).first(text, start);
        return new IntValue(found == TextSearch.NONE ? -1 : text.codePointCount(0, found));
    }
}
