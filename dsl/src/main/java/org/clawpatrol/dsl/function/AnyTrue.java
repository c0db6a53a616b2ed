package org.clawpatrol.dsl.function;

import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code anytrue}: whether an element of a list is true. Stateless. */
final class AnyTrue implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "anytrue", "whether an element of a list is true", Parameter.list("list"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        boolean any = false;
        for (HclValue element : arguments.list(0)) {
            any |= "true".equals(arguments.elementText(0, element));
        }
        return new HclValue.BoolValue(any);
    }
}
