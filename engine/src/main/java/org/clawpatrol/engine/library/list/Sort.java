package org.clawpatrol.engine.library.list;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.Comparison;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.Value;

/** The elements of a list in ascending order; equal ones stay as they were. */
public record Sort() implements Operation {
    @Override
    public String name() {
        return "sort";
    }

    @Override
    public Value apply(List<Value> arguments) {
        if (!(arguments.getFirst() instanceof ListValue(List<Value> elements))) {
            return ErrorValue.wrongTypes(name(), arguments);
        }
        if (!Order.isTotal(elements)) {
            return Order.missing(name());
        }
        List<Value> sorted = new ArrayList<>(elements);
        sorted.sort(Comparison::compare);
        return new ListValue(sorted);
    }

    @Override
    public long cost(List<Value> arguments) {
        return arguments.getFirst() instanceof ListValue(List<Value> elements)
                ? Order.cost(elements)
                : 1;
    }
}
