package org.clawpatrol.dsl.function;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;

/** {@code setproduct}: all combinations of one element of each list. Stateless. */
final class SetProduct implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                        "setproduct",
                        "all combinations of one element of each list",
                        Parameter.list("list"))
                .rest(Parameter.list("list"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        List<List<HclValue>> rows = List.of(List.of());
        for (int i = 0; i < arguments.count(); i++) {
            arguments.spend((long) rows.size() * arguments.list(i).size() * (i + 1));
            List<List<HclValue>> longer = new ArrayList<>();
            for (List<HclValue> row : rows) {
                for (HclValue element : arguments.list(i)) {
                    List<HclValue> combined = new ArrayList<>(row);
                    combined.add(element);
                    longer.add(combined);
                }
            }
            rows = longer;
        }
        return new HclValue.ListValue(
                rows.stream().<HclValue>map(HclValue.ListValue::new).toList());
    }
}
