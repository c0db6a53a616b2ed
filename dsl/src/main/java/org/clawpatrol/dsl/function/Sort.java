package org.clawpatrol.dsl.function;

import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;
import org.clawpatrol.dsl.hcl.TextOrder;

/** {@code sort}: the texts of a list in the order of their characters. Stateless. */
final class Sort implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "sort",
                "the texts of a list in the order of their characters",
                Parameter.list("list"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        return new HclValue.ListValue(
                arguments.texts(0).stream()
                        .sorted(TextOrder.BY_CODE_POINT)
                        .map(HclValue::text)
                        .toList());
    }
}
