package org.clawpatrol.dsl.function;

import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code alltrue}: whether every element of a list is true. Stateless. */
final class AllTrue implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "alltrue", "whether every element of a list is true", Parameter.list("list"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        boolean all = true;
        for (HclValue element : arguments.list(0)) {
            all &= "true".equals(arguments.elementText(0, element));
        }
        return new HclValue.BoolValue(all);
    }
}
