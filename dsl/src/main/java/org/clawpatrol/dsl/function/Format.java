package org.clawpatrol.dsl.function;

import java.util.List;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/**
 * {@code format}: a text with its verbs (%s %d %f %q %v %t %x ...) replaced by the values.
 * Stateless.
 */
final class Format implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                        "format",
                        "a text with its verbs (%s %d %f %q %v %t %x ...) replaced by the values",
                        Parameter.text("text"))
                .rest(Parameter.any("value"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        List<HclValue> values = arguments.values();
        String text =
                new FormatText(arguments, 0)
                        .of(arguments.text(0), values.subList(1, values.size()));
        return HclValue.text(text);
    }
}
