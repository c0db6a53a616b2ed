package org.clawpatrol.dsl.function;

import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code endswith}: whether the text ends with the suffix. Stateless. */
final class EndsWith implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "endswith",
                "whether the text ends with the suffix",
                Parameter.text("text"),
                Parameter.text("suffix"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        return new HclValue.BoolValue(arguments.text(0).endsWith(arguments.text(1)));
    }
}
