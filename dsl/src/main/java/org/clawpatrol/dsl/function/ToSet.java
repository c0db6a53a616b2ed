package org.clawpatrol.dsl.function;

import java.util.List;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclFunction;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Parameter;
import org.clawpatrol.dsl.hcl.Signature;
import org.clawpatrol.dsl.hcl.Unification;

/** {@code toset}: the different elements of a list in one type; strings are sorted. Stateless. */
final class ToSet implements HclFunction {

    @Override
    public Signature signature() {
        return Signature.of(
                "toset",
                "the different elements of a list in one type; strings are sorted",
                Parameter.list("list"));
    }

    @Override
    public HclValue call(Arguments arguments) throws EvaluationProblem {
        List<HclValue> elements =
                Unification.of(arguments.list(0))
                        .orElseThrow(() -> arguments.problem(0, "must hold values of one type"));
        List<HclValue> different = DistinctElements.of(elements, arguments);
        return new HclValue.ListValue(DistinctElements.sortedTexts(different));
    }
}
