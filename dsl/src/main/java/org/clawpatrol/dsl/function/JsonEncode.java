package org.clawpatrol.dsl.function;

import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code jsonencode}: the value as JSON. Stateless. */
final class JsonEncode implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of("jsonencode", "the value as JSON", Parameter.any("value"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        return HclValue.text(new JsonText(arguments).of(arguments.value(0)));
    }
}
