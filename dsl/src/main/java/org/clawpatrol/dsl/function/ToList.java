package org.clawpatrol.dsl.function;

import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;
import org.clawpatrol.dsl.hcl.Unification;

/** {@code tolist}: the elements of a list in one type. Stateless. */
final class ToList implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of("tolist", "the elements of a list in one type", Parameter.list("list"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        return new HclValue.ListValue(
                Unification.of(arguments.list(0))
                        .orElseThrow(() -> arguments.problem(0, "must hold values of one type")));
    }
}
