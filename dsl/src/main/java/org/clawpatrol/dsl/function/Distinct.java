package org.clawpatrol.dsl.function;

import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code distinct}: the elements of a list, each once, in their order. Stateless. */
final class Distinct implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "distinct",
                "the elements of a list, each once, in their order",
                Parameter.list("list"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        return new HclValue.ListValue(DistinctElements.of(arguments.list(0), arguments));
    }
}
