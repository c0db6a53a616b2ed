package org.clawpatrol.dsl.function;

import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code tostring}: the value as a string. Stateless. */
final class ToText implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of("tostring", "the value as a string", Parameter.any("value"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        return arguments.value(0) instanceof HclValue.NullValue none
                ? none
                : HclValue.text(arguments.text(0));
    }
}
