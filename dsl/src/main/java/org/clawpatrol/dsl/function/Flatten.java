package org.clawpatrol.dsl.function;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/**
 * {@code flatten}: the elements of a list, with those of the lists in it in their place. Stateless.
 */
final class Flatten implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "flatten",
                "the elements of a list, with those of the lists in it in their place",
                Parameter.list("list"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        List<HclValue> flat = new ArrayList<>();
        add(arguments.list(0), flat, arguments);
        return new HclValue.ListValue(flat);
    }

    private static void add(List<HclValue> elements, List<HclValue> flat, Arguments arguments)
            throws EvaluationProblem {
        arguments.spend(elements.size());
        for (HclValue element : elements) {
            if (element instanceof HclValue.ListValue(var inner)) {
                add(inner, flat, arguments);
            } else {
                flat.add(element);
            }
        }
    }
}
