package org.clawpatrol.dsl.function;

import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code abs}: the number without its sign. Stateless. */
final class Abs implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of("abs", "the number without its sign", Parameter.number("number"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        return new HclValue.NumberValue(arguments.number(0).abs());
    }
}
