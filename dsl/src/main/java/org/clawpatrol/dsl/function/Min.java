package org.clawpatrol.dsl.function;

import java.math.BigDecimal;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code min}: the smallest of the numbers. Stateless. */
final class Min implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of("min", "the smallest of the numbers", Parameter.number("number"))
                .rest(Parameter.number("number"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        BigDecimal found = arguments.number(0);
        for (int i = 1; i < arguments.count(); i++) {
            found = found.min(arguments.number(i));
        }
        return new HclValue.NumberValue(found);
    }
}
