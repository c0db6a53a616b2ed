package org.clawpatrol.dsl.function;

import java.math.BigDecimal;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code sum}: the sum of the numbers of a list. Stateless. */
final class Sum implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of("sum", "the sum of the numbers of a list", Parameter.list("list"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        BigDecimal sum = BigDecimal.ZERO;
        for (HclValue element : arguments.list(0)) {
            if (!(element instanceof HclValue.NumberValue(var number))) {
                throw arguments.problem(0, "must hold numbers, not " + element.kind());
            }
            sum = sum.add(number, Rounding.PRECISION);
        }
        return new HclValue.NumberValue(sum);
    }
}
