package org.clawpatrol.dsl.function;

import java.util.Set;
import java.util.stream.Collectors;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code trim}: the text without any of the characters around it. Stateless. */
final class Trim implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "trim",
                "the text without any of the characters around it",
                Parameter.text("text"),
                Parameter.text("characters"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        int[] text = arguments.text(0).codePoints().toArray();
        Set<Integer> unwanted = arguments.text(1).codePoints().boxed().collect(Collectors.toSet());
        int start = 0;
        int end = text.length;
        while (start < end && unwanted.contains(text[start])) {
            start++;
        }
        while (end > start && unwanted.contains(text[end - 1])) {
            end--;
        }
        return HclValue.text(new String(text, start, end - start));
    }
}
