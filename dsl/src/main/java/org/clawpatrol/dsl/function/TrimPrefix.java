package org.clawpatrol.dsl.function;

import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code trimprefix}: the text without the prefix, where it has it. Stateless. */
final class TrimPrefix implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "trimprefix",
                "the text without the prefix, where it has it",
                Parameter.text("text"),
                Parameter.text("prefix"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        String text = arguments.text(0);
        String prefix = arguments.text(1);
        return HclValue.text(text.startsWith(prefix) ? text.substring(prefix.length()) : text);
    }
}
