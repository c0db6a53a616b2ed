package org.clawpatrol.dsl.function;

import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code trimsuffix}: the text without the suffix, where it has it. Stateless. */
final class TrimSuffix implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "trimsuffix",
                "the text without the suffix, where it has it",
                Parameter.text("text"),
                Parameter.text("suffix"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        String text = arguments.text(0);
        String suffix = arguments.text(1);
        int end = text.length() - (text.endsWith(suffix) ? suffix.length() : 0);
        return HclValue.text(text.substring(0, end));
    }
}
