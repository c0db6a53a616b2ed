package org.clawpatrol.engine.library.text;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** The character at a position; empty at the end of the text. */
public record CharAt() implements Operation {
    @Override
    public String name() {
        return "charAt";
    }

    @Override
    public Value apply(List<Value> arguments) {
        if (!(arguments.getFirst() instanceof StringValue(String text))
                || !(arguments.get(1) instanceof IntValue(long position))) {
            return ErrorValue.wrongTypes(name(), arguments);
        }
        int start = CodePoints.offset(text, position);
        if (start == CodePoints.OUTSIDE) {
            return ErrorValue.OUT_OF_RANGE;
        }
        return start == text.length()
                ? StringValue.EMPTY
                : new StringValue(Character.toString(text.codePointAt(start)));
    }
}
