package org.clawpatrol.dsl.function;

import java.util.Locale;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code upper}: the text in upper case. Stateless. */
final class Upper implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of("upper", "the text in upper case", Parameter.text("text"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        return HclValue.text(arguments.text(0).toUpperCase(Locale.ROOT));
    }
}
