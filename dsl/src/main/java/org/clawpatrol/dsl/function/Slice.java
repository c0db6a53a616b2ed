package org.clawpatrol.dsl.function;

import java.util.List;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/**
 * {@code slice}: the elements from the start index up to, and without, the end index. Stateless.
 */
final class Slice implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "slice",
                "the elements from the start index up to, and without, the end index",
                Parameter.list("list"),
                Parameter.number("start"),
                Parameter.number("end"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        List<HclValue> list = arguments.list(0);
        int start = arguments.whole(1, Integer.MAX_VALUE);
        int end = arguments.whole(2, Integer.MAX_VALUE);
        if (start < 0 || start > list.size()) {
            throw arguments.problem(1, "must lie within the list of " + list.size() + " elements");
        }
        if (end < start || end > list.size()) {
            throw arguments.problem(2, "must lie between `start` and " + list.size());
        }
        return new HclValue.ListValue(list.subList(start, end));
    }
}
