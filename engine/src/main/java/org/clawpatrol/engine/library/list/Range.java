package org.clawpatrol.engine.library.list;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.Value;

/** The integers from zero to before a number; none where that is not above zero. */
public record Range() implements Operation {
    @Override
    public String name() {
        return "lists.range";
    }

    @Override
    public Value apply(List<Value> arguments) {
        if (!(arguments.getFirst() instanceof IntValue(long size))) {
            return ErrorValue.wrongTypes(name(), arguments);
        }
        if (size > ListLimit.ELEMENTS) {
            return ListLimit.TOO_LONG;
        }
        List<Value> numbers = new ArrayList<>();
        for (long number = 0; number < size; number++) {
            numbers.add(new IntValue(number));
        }
        return new ListValue(numbers);
    }
}
