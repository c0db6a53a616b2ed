package org.clawpatrol.dsl.function;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/**
 * {@code formatlist}: one formatted text for each element of the lists; other values are used for
 * each. Stateless.
 */
final class FormatList implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                        "formatlist",
                        "one formatted text for each element of the lists; other values are used for each",
                        Parameter.text("text"))
                .rest(Parameter.any("value"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        List<HclValue> values = arguments.values().subList(1, arguments.count());
        int length = length(values, arguments);
        List<HclValue> texts = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            List<HclValue> row = new ArrayList<>();
            for (HclValue value : values) {
                row.add(value instanceof HclValue.ListValue(var list) ? list.get(i) : value);
            }
            arguments.spend(row.size());
            texts.add(HclValue.text(new FormatText(arguments, 0).of(arguments.text(0), row)));
        }
        return new HclValue.ListValue(texts);
    }

    /** Of all lists; 1 where there are none. */
    private static int length(List<HclValue> values, Arguments arguments) throws EvaluationProblem {
        int length = -1;
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof HclValue.ListValue(var list)) {
                if (length >= 0 && list.size() != length) {
                    throw arguments.problem(
                            i + 1, "must be as long as the other lists: " + length + " elements");
                }
                length = list.size();
            }
        }
        return length < 0 ? 1 : length;
    }
}
