package org.clawpatrol.dsl.function;

import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code startswith}: whether the text begins with the prefix. Stateless. */
final class StartsWith implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "startswith",
                "whether the text begins with the prefix",
                Parameter.text("text"),
                Parameter.text("prefix"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        return new HclValue.BoolValue(arguments.text(0).startsWith(arguments.text(1)));
    }
}
