package org.clawpatrol.engine.library.list;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.Value;

/** A list with the lists in it replaced by their elements, one level deep or several. */
public record Flatten() implements Operation {
    private static final ErrorValue NEGATIVE = new ErrorValue("a depth is negative");

    @Override
    public String name() {
        return "flatten";
    }

    @Override
    public Value apply(List<Value> arguments) {
        Value levels = arguments.size() == 1 ? new IntValue(1) : arguments.getLast();
        if (!(arguments.getFirst() instanceof ListValue(List<Value> elements))
                || !(levels instanceof IntValue(long depth))) {
            return ErrorValue.wrongTypes(name(), arguments);
        }
        if (depth < 0) {
            return NEGATIVE;
        }
        return new Walk().flattened(elements, depth);
    }

    /** One walk through nested lists. Mutable; one thread. */
    private static final class Walk {
        /** Deepest nesting; the walk recurses. */
        private static final int DEPTH_LIMIT = 500;

        private final List<Value> result = new ArrayList<>();
        private int visited;

        Value flattened(List<Value> elements, long depth) {
            return add(elements, depth, 0) ? new ListValue(result) : ListLimit.TOO_LONG;
        }

        /** False when there is too much; empty lists count too. */
        private boolean add(List<Value> elements, long depth, int level) {
            visited += 1 + elements.size();
            if (visited > ListLimit.ELEMENTS || level > DEPTH_LIMIT) {
                return false;
            }
            for (Value element : elements) {
                if (depth == 0 || !(element instanceof ListValue(List<Value> inner))) {
                    result.add(element);
                } else if (!add(inner, depth - 1, level + 1)) {
                    return false;
                }
            }
            return true;
        }
    }
}
