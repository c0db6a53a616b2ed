package org.clawpatrol.engine.library.text;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** The part of a text from a position to before another, or to the end. */
public record Substring() implements Operation {
    @Override
    public String name() {
        return "substring";
    }

    @Override
    public Value apply(List<Value> arguments) {
        if (!(arguments.getFirst() instanceof StringValue(String text))
                || !(arguments.get(1) instanceof IntValue(long from))) {
            return ErrorValue.wrongTypes(name(), arguments);
        }
        Value to =
                arguments.size() == 2 ? new IntValue(CodePoints.count(text)) : arguments.getLast();
        if (!(to instanceof IntValue(long position))) {
            return ErrorValue.wrongTypes(name(), arguments);
        }
        int start = CodePoints.offset(text, from);
        int end = CodePoints.offset(text, position);
        return start == CodePoints.OUTSIDE || end < start
                ? ErrorValue.OUT_OF_RANGE
                : new StringValue(text.substring(start, end));
    }
}
