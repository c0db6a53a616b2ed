package org.clawpatrol.engine.library.list;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.Comparison;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.Value;

/** The elements of a list in the ascending order of their keys, a list of the same length. */
public record SortByKeys() implements Operation {
    @Override
    public String name() {
        return "sortBy";
    }

    @Override
    public Value apply(List<Value> arguments) {
        if (!(arguments.getFirst() instanceof ListValue(List<Value> elements))
                || !(arguments.getLast() instanceof ListValue(List<Value> keys))
                || keys.size() != elements.size()) {
            return ErrorValue.wrongTypes(name(), arguments);
        }
        if (!Order.isTotal(keys)) {
            return Order.missing(name());
        }
        List<Integer> positions = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            positions.add(i);
        }
        positions.sort(Comparator.comparing(keys::get, Comparison::compare));
        return new ListValue(positions.stream().<Value>map(elements::get).toList());
    }

    @Override
    public long cost(List<Value> arguments) {
        return arguments.getLast() instanceof ListValue(List<Value> keys) ? Order.cost(keys) : 1;
    }
}
