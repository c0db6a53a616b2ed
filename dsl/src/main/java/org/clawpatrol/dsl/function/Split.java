package org.clawpatrol.dsl.function;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code split}: the pieces of a text between the separators. Stateless. */
final class Split implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "split",
                "the pieces of a text between the separators",
                Parameter.text("separator"),
                Parameter.text("text"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        String separator = arguments.text(0);
        String text = arguments.text(1);
        arguments.spend(text.length());
        List<HclValue> pieces = new ArrayList<>();
        if (separator.isEmpty()) {
            text.codePoints().forEach(c -> pieces.add(HclValue.text(Character.toString(c))));
            return new HclValue.ListValue(pieces);
        }
        int start = 0;
        int end = text.indexOf(separator);
        while (end >= 0) {
            pieces.add(HclValue.text(text.substring(start, end)));
            start = end + separator.length();
            end = text.indexOf(separator, start);
        }
        pieces.add(HclValue.text(text.substring(start)));
        return new HclValue.ListValue(pieces);
    }
}
