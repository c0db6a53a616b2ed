package org.clawpatrol.dsl.function;

import java.util.List;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/**
 * {@code element}: the element at an index, which starts again at the end of the list. Stateless.
 */
final class Element implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "element",
                "the element at an index, which starts again at the end of the list",
                Parameter.list("list"),
                Parameter.number("index"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        List<HclValue> list = arguments.list(0);
        if (list.isEmpty()) {
            throw arguments.problem(0, "must not be empty");
        }
        return list.get(Math.floorMod(arguments.whole(1, Integer.MAX_VALUE), list.size()));
    }
}
