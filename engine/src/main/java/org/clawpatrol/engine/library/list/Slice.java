package org.clawpatrol.engine.library.list;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.Value;

/** The elements of a list from a position to before another. */
public record Slice() implements Operation {
    @Override
    public String name() {
        return "slice";
    }

    @Override
    public Value apply(List<Value> arguments) {
        if (!(arguments.getFirst() instanceof ListValue(List<Value> elements))
                || !(arguments.get(1) instanceof IntValue(long from))
                || !(arguments.get(2) instanceof IntValue(long to))) {
            return ErrorValue.wrongTypes(name(), arguments);
        }
        return from < 0 || to < from || to > elements.size()
                ? ErrorValue.OUT_OF_RANGE
                : new ListValue(elements.subList((int) from, (int) to));
    }
}
