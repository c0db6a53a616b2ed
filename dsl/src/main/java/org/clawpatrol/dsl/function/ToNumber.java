package org.clawpatrol.dsl.function;

import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code tonumber}: the value as a number. Stateless. */
final class ToNumber implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of("tonumber", "the value as a number", Parameter.any("value"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        return arguments.value(0) instanceof HclValue.NullValue none
                ? none
                : new HclValue.NumberValue(arguments.number(0));
    }
}
