package org.clawpatrol.dsl.function;

import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code trimspace}: the text without white space around it. Stateless. */
final class TrimSpace implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "trimspace", "the text without white space around it", Parameter.text("text"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        return HclValue.text(arguments.text(0).strip());
    }
}
