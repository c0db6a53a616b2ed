package org.clawpatrol.dsl.function;

import java.math.RoundingMode;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code ceil}: the next whole number that is not smaller. Stateless. */
final class Ceil implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "ceil", "the next whole number that is not smaller", Parameter.number("number"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        return new HclValue.NumberValue(Rounding.whole(arguments.number(0), RoundingMode.CEILING));
    }
}
