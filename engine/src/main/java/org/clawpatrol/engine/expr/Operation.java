package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.Value;

/**
 * A strict function of values. Implementations are immutable, pure and safe to share; equal ones do
 * the same.
 */
public interface Operation {

    /** The name as written in a condition, such as {@code math.greatest}. */
    String name();

    /**
     * Applies it; never throws.
     *
     * @param arguments as many as one of its signatures has, the receiver first; none is unknown or
     *     an error, but the type of each is only known where the checker could tell
     * @return an error where the arguments have no result
     */
    Value apply(List<Value> arguments);

    /**
     * Units of work that applying it to these arguments takes at most, one being about what looking
     * at one element of a list takes. What the result is built from is paid for in addition, after
     * it was built: an operation whose result can be much larger than its arguments says so here.
     *
     * @param arguments as for {@link #apply}
     */
    default long cost(List<Value> arguments) {
        long cost = 1;
        for (int i = 0; i < arguments.size(); i++) {
            cost += Cost.size(arguments.get(i));
        }
        return cost;
    }
}
