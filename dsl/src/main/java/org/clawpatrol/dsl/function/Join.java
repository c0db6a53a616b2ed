package org.clawpatrol.dsl.function;

import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code join}: the texts of a list with a separator between them. Stateless. */
final class Join implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "join",
                "the texts of a list with a separator between them",
                Parameter.text("separator"),
                Parameter.list("list"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        String separator = arguments.text(0);
        StringBuilder joined = new StringBuilder();
        for (String text : arguments.texts(1)) {
            arguments.spend((long) text.length() + separator.length());
            joined.append(joined.isEmpty() ? "" : separator).append(text);
        }
        return HclValue.text(joined.toString());
    }
}
